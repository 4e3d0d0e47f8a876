package io.leadline.activities.posting;

import static io.leadline.activities.posting.Postings.AUSTIN;
import static io.leadline.activities.posting.Postings.DALLAS;
import static io.leadline.activities.posting.Postings.ROUND_ROCK;
import static io.leadline.activities.posting.Postings.posting;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PostingIndex} must do; run against the fake and the real engine. */
public abstract class PostingIndexContract {
  protected static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private PostingIndex index = new FakePostingIndex();

  /** An index without any posting. */
  protected abstract PostingIndex emptyIndex();

  @BeforeEach
  void open() {
    index = emptyIndex();
    index.prepare();
  }

  private void store(Postings... postings) {
    BulkOutcome outcome = index.put(Stream.of(postings).map(Postings::build).toList());
    assertThat(outcome).isEqualTo(new BulkOutcome(postings.length, List.of()));
    index.refresh();
  }

  private List<String> titles(String text, @Nullable GeoPoint centre, double radiusKm) {
    return index
        .searchAll(List.of(new PostingQuery(text, centre, radiusKm, NOW)), 30)
        .getFirst()
        .stream()
        .map(PostingHit::title)
        .toList();
  }

  @Test
  void findsByWordsOfTheTitle_whateverTheirForm() {
    store(posting("1", "Registered Nurses"), posting("2", "Welder"));

    assertThat(titles("nurse", null, 0)).containsExactly("Registered Nurses");
    assertThat(titles("REGISTERED  nurse", null, 0)).containsExactly("Registered Nurses");
    assertThat(titles("plumber", null, 0)).isEmpty();
  }

  @Test
  void ignoresAccents() {
    store(posting("1", "Kontroler jakości Kraków"), posting("2", "Café manager"));

    assertThat(titles("kontroler jakosci", null, 0)).hasSize(1);
    assertThat(titles("cafe", null, 0)).containsExactly("Café manager");
    assertThat(titles("kraków", null, 0)).hasSize(1);
  }

  @Test
  void wantsEveryWordOfAShortQuery_inWhateverFields() {
    store(
        posting("1", "Nurse").by("Seton"),
        posting("2", "Nurse").by("Ascension"),
        posting("3", "Nurse").about("Seton area"));

    assertThat(hitReferences("nurse seton")).containsExactlyInAnyOrder("1", "3");
  }

  @Test
  void forgivesOneOddWordInALongQuery() {
    store(posting("1", "Senior registered nurse").saying("night shift"));

    assertThat(titles("senior registered nurse night zeppelin", null, 0)).hasSize(1);
    assertThat(titles("senior zeppelin nurse balloon airship", null, 0)).isEmpty();
  }

  @Test
  void ranksTheTitleAboveTheDescription() {
    store(
        posting("1", "Hospital clerk").saying("You work beside every nurse"),
        posting("2", "Hospital nurse").saying("You work beside every clerk"));

    assertThat(titles("nurse", null, 0)).containsExactly("Hospital nurse", "Hospital clerk");
  }

  @Test
  void findsEverythingNewWithoutWords() {
    store(posting("1", "Nurse"), posting("2", "Welder"));

    assertThat(titles("", null, 0)).containsExactlyInAnyOrder("Nurse", "Welder");
  }

  @Test
  void keepsToTheArea_butRemoteWorkIsEverywhere() {
    store(
        posting("1", "Nurse here"),
        posting("2", "Nurse near").in("Round Rock, TX", ROUND_ROCK),
        posting("3", "Nurse far").in("Dallas, TX", DALLAS),
        posting("4", "Nurse remote").in("Dallas, TX", DALLAS).remote(),
        posting("5", "Nurse unplaced").nowhere());

    assertThat(titles("nurse", AUSTIN, 40))
        .containsExactlyInAnyOrder("Nurse here", "Nurse near", "Nurse remote");
    assertThat(titles("nurse", AUSTIN, 5)).containsExactlyInAnyOrder("Nurse here", "Nurse remote");
    assertThat(titles("nurse", null, 0)).hasSize(5);
  }

  @Test
  void ranksNearBeforeFar() {
    store(
        posting("1", "Nurse").in("Round Rock, TX", ROUND_ROCK).paying("a"),
        posting("2", "Nurse").paying("b"));

    assertThat(pays(AUSTIN)).containsExactly("b", "a");
  }

  @Test
  void keepsToRemoteWork_whenNothingElseWillDo() {
    store(posting("1", "Nurse here"), posting("2", "Nurse remote").remote());

    assertThat(
            index.searchAll(List.of(new PostingQuery("nurse", null, 0, true, NOW)), 30).getFirst())
        .extracting(PostingHit::title)
        .containsExactly("Nurse remote");
  }

  @Test
  void ranksTheEmployersOwnAdvertBeforeTheSameOfABoard() {
    Posting board = posting("1", "Nurse").in("Ward 1", AUSTIN).build();
    Posting employer = by(Publisher.EMPLOYER, posting("2", "Nurse").in("Ward 2", AUSTIN).build());
    index.put(List.of(board, employer));
    index.refresh();

    assertThat(search("nurse"))
        .extracting(PostingHit::publisher)
        .containsExactly(Publisher.EMPLOYER, Publisher.BOARD);
  }

  /** Whoever explains a score divides by the factors: what is left has to be the text match. */
  @Test
  void multipliesTheTextMatchByTheFactors() {
    Instant longAgo = NOW.minus(Duration.ofHours(100));
    List<Posting> postings =
        List.of(
            posting("1", "Nurse").in("A", AUSTIN).seen(NOW).build(),
            posting("2", "Nurse").in("B", ROUND_ROCK).seen(longAgo).paying("$40").build(),
            by(Publisher.EMPLOYER, posting("3", "Nurse").in("C", ROUND_ROCK).seen(NOW).build()),
            by(Publisher.EMPLOYER, posting("4", "Nurse").in("D", DALLAS).remote().build()));
    index.put(postings);
    index.refresh();
    PostingQuery query = new PostingQuery("nurse", AUSTIN, 40, NOW);

    List<PostingHit> hits = index.searchAll(List.of(query), 30).getFirst();

    assertThat(hits).hasSize(4);
    double text = hits.getFirst().score() / hits.getFirst().factors(query).product();
    assertThat(hits)
        .allSatisfy(
            hit ->
                assertThat(hit.score() / hit.factors(query).product())
                    .isCloseTo(text, Percentage.withPercentage(0.5)));
    assertThat(hits).extracting(hit -> hit.factors(query).product()).doesNotHaveDuplicates();
  }

  private static Posting by(Publisher publisher, Posting p) {
    return new Posting(
        p.id(),
        p.source(),
        p.externalId(),
        p.title(),
        p.company(),
        p.url(),
        p.descriptionText(),
        p.place(),
        p.remote(),
        p.pay(),
        p.employmentType(),
        p.category(),
        p.firstSeenAt(),
        p.publishedAt(),
        p.expiresAt(),
        publisher,
        p.cluster());
  }

  @Test
  void halvesTheScoreEveryThreeDays() {
    store(
        posting("1", "Nurse").in("Old, TX", AUSTIN).seen(NOW.minus(Duration.ofDays(4))),
        posting("2", "Nurse").in("New, TX", AUSTIN).seen(NOW.minus(Duration.ofDays(1))));

    List<PostingHit> hits = search("nurse");

    assertThat(hits).extracting(PostingHit::placeName).containsExactly("New, TX", "Old, TX");
    assertThat(hits.get(1).score() / hits.get(0).score())
        .isCloseTo(0.5, org.assertj.core.api.Assertions.within(0.01));
  }

  @Test
  void leavesOutWhatWasFirstSeenLongAgo() {
    store(
        posting("1", "Nurse").seen(NOW.minus(Duration.ofDays(31))),
        posting("2", "Nurse").seen(NOW.minus(Duration.ofDays(29))));

    assertThat(hitReferences("nurse")).containsExactly("2");
  }

  @Test
  void leavesOutClosedAndExpired() {
    Postings closed = posting("1", "Nurse");
    store(
        closed,
        posting("2", "Nurse").until(NOW),
        posting("3", "Nurse").until(NOW.plusSeconds(1)),
        posting("4", "Nurse"));

    index.close(List.of(closed.id(), "not-there"), NOW);
    index.close(List.of(closed.id()), NOW);
    index.refresh();

    assertThat(hitReferences("nurse")).containsExactlyInAnyOrder("3", "4");
  }

  @Test
  void opensAgainWhatIsStoredAgain() {
    Postings nurse = posting("1", "Nurse");
    store(nurse);
    index.close(List.of(nurse.id()), NOW);
    store(nurse);

    assertThat(hitReferences("nurse")).containsExactly("1");
  }

  @Test
  void replacesWhatIsStoredAgain() {
    store(posting("1", "Nurse"));
    store(posting("1", "Welder"));

    assertThat(titles("", null, 0)).containsExactly("Welder");
  }

  @Test
  void answersEveryQueryInItsPlace() {
    store(posting("1", "Nurse"), posting("2", "Welder"));
    List<PostingQuery> queries =
        IntStream.range(0, 130)
            .mapToObj(i -> new PostingQuery(i % 2 == 0 ? "nurse" : "welder", null, 0, NOW))
            .toList();

    List<List<PostingHit>> answers = index.searchAll(queries, 30);

    assertThat(answers).hasSize(130);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i))
          .extracting(PostingHit::title)
          .containsExactly(i % 2 == 0 ? "Nurse" : "Welder");
    }
    assertThat(index.searchAll(List.of(), 30)).isEmpty();
  }

  @Test
  void breaksTiesByIdAndKeepsToTheNumberAskedFor() {
    Postings[] many = new Postings[40];
    for (int i = 0; i < many.length; i++) {
      many[i] = posting("n" + i, "Nurse").in("Ward " + i, AUSTIN);
    }
    store(many);

    List<String> ids = search("nurse").stream().map(PostingHit::id).toList();

    assertThat(ids).hasSize(30).isSorted();
  }

  @Test
  void showsAnAdvertOnceThoughTwoReferencesCarryIt() {
    Posting first = posting("1", "Nurse").build();
    Posting repeat = withUrl(posting("2", "Nurse").build(), first.url() + "?utm_source=x#apply");
    Posting other = withUrl(posting("3", "Nurse in chief").build(), first.url());
    index.put(List.of(first, repeat, other));
    index.refresh();

    assertThat(titles("nurse", null, 0)).containsExactlyInAnyOrder("Nurse", "Nurse in chief");
  }

  private static Posting withUrl(Posting p, String url) {
    return new Posting(
        p.id(),
        p.source(),
        p.externalId(),
        p.title(),
        p.company(),
        url,
        p.descriptionText(),
        p.place(),
        p.remote(),
        p.pay(),
        p.employmentType(),
        p.category(),
        p.firstSeenAt(),
        p.publishedAt(),
        p.expiresAt());
  }

  @Test
  void handsOutWhatAnAlertShows() {
    Postings nurse =
        posting("1", "Nurse")
            .by("Seton")
            .paying("$40")
            .remote()
            .about("Nursing")
            .until(Instant.parse("2026-04-01T08:00:00Z"));
    store(nurse);

    PostingHit hit = search("nurse").getFirst();

    assertThat(hit.score()).isPositive();
    assertThat(hit)
        .isEqualTo(
            new PostingHit(
                nurse.id(),
                "Nurse",
                "Seton",
                "Austin, TX",
                "$40",
                "https://jobs.example.com/board/1",
                true,
                Instant.parse("2026-03-01T08:00:00Z"),
                hit.score(),
                Publisher.BOARD,
                nurse.id(),
                "Nursing",
                AUSTIN,
                Instant.parse("2026-04-01T08:00:00Z"),
                true));
    index.close(List.of(nurse.id()), NOW);
    assertThat(index.get(List.of(nurse.id()))).extracting(PostingHit::open).containsExactly(false);
  }

  @Test
  void fetchesByIdOpenOrNot() {
    Postings one = posting("1", "Nurse");
    Postings two = posting("2", "Welder");
    store(one, two);
    index.close(List.of(two.id()), NOW);

    assertThat(index.get(List.of(two.id(), one.id(), "not-there")))
        .extracting(PostingHit::title, PostingHit::score)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("Nurse", 0.0),
            org.assertj.core.groups.Tuple.tuple("Welder", 0.0));
    assertThat(index.get(List.of())).isEmpty();
  }

  @Test
  void browsesNewestFirst_closedOnDemand() {
    Postings closed = posting("3", "Clerk").from("other").seen(NOW.minus(Duration.ofDays(90)));
    store(posting("1", "Nurse"), posting("2", "Welder").seen(NOW), closed);
    index.close(List.of(closed.id()), NOW);
    index.refresh();

    assertThat(browse("", null, false, 10))
        .extracting(PostingHit::title)
        .containsExactly("Welder", "Nurse");
    assertThat(browse("", "other", true, 10))
        .extracting(PostingHit::title)
        .containsExactly("Clerk");
    assertThat(browse("nurse", null, true, 10)).hasSize(1);
    PostingPage page = index.browse(new PostingFilter("", null, null, 0, true, 1, NOW));
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.hits()).hasSize(1);
  }

  @Test
  void keepsItsGeneration() {
    String generation = index.generation();
    store(posting("1", "Nurse"));
    index.prepare();

    assertThat(index.generation()).isEqualTo(generation).isNotEmpty();
  }

  private List<PostingHit> browse(
      String text, @Nullable String source, boolean closedToo, int limit) {
    return index.browse(new PostingFilter(text, source, null, 0, closedToo, limit, NOW)).hits();
  }

  private List<PostingHit> search(String text) {
    return index.searchAll(List.of(new PostingQuery(text, null, 0, NOW)), 30).getFirst();
  }

  private List<String> hitReferences(String text) {
    return search(text).stream()
        .map(hit -> hit.url().substring(hit.url().lastIndexOf('/') + 1))
        .toList();
  }

  private List<@Nullable String> pays(GeoPoint centre) {
    return index
        .searchAll(List.of(new PostingQuery("nurse", centre, 50, NOW)), 30)
        .getFirst()
        .stream()
        .<@Nullable String>map(PostingHit::pay)
        .toList();
  }
}
