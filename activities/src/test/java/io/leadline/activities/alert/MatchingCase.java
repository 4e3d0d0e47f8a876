package io.leadline.activities.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.Posting;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingPlace;
import io.leadline.activities.posting.feed.Publisher;
import io.leadline.workflows.lead.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A judged case of {@code matching-cases.json}: what a lead wants, what there is, and what it has
 * to be shown. The same cases hold for the fake index and for the real engine.
 *
 * @param verdicts postings that are found, best first, each with its verdict
 * @param barred postings whose words fit and that no score brings in, in any order
 */
public record MatchingCase(
    String name,
    Wants lead,
    List<Offer> postings,
    List<String> verdicts,
    @Nullable List<String> barred) {
  private static final Instant NOW = StateBuilder.SLOT;
  private static final GeoPoint AUSTIN = new GeoPoint(30.2672, -97.7431);
  private static final double RADIUS_KM = 40;
  private static final double KM_PER_DEGREE = 111.195;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A lead that looks within 40 km of Austin, unless it says that it looks anywhere. */
  public record Wants(
      String query,
      boolean anywhere,
      boolean remoteOnly,
      @Nullable String minPay,
      @Nullable List<String> shown,
      @Nullable List<Followed> followed) {}

  /** A posting that the lead followed. */
  public record Followed(
      String title, @Nullable String company, @Nullable String category, int daysAgo) {}

  /** A posting; a nurse of a company of its own, new, in the middle of Austin. */
  public record Offer(
      String id,
      @Nullable String title,
      @Nullable String company,
      @Nullable String category,
      @Nullable String text,
      @Nullable String place,
      double km,
      boolean unplaced,
      boolean remote,
      @Nullable String pay,
      int hoursOld,
      @Nullable Integer hoursLeft,
      boolean closed,
      @Nullable String cluster,
      @Nullable Publisher publisher) {}

  /** All of them. */
  public static List<MatchingCase> all() {
    try (InputStream resource =
        Objects.requireNonNull(
            MatchingCase.class.getResourceAsStream("matching-cases.json"), "no cases")) {
      return JSON.readValue(resource, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an index that holds these postings makes of the lead. */
  public AlertPreview.Explanation explainedBy(PostingIndex index) {
    index.put(postings.stream().map(MatchingCase::posting).toList());
    index.close(postings.stream().filter(Offer::closed).map(Offer::id).toList(), NOW);
    index.refresh();
    FakeAlertStates states = new FakeAlertStates();
    AlertState state = state();
    states.put(state, null);
    return new AlertPreview(
            states,
            index,
            new FakeSuppressions(),
            new Gazetteer(),
            new AlertWorld().cap(),
            AlertSettings.DEFAULTS,
            EnumSet.allOf(Channel.class),
            () -> NOW)
        .explain(state.leadId())
        .getFirst();
  }

  /** Found postings with their verdicts, as {@link #verdicts} writes them. */
  public static List<String> verdicts(AlertPreview.Explanation explanation) {
    return explanation.postings().stream()
        .map(ranked -> ranked.posting().id() + " " + ranked.verdict())
        .toList();
  }

  /** Barred postings, as {@link #barred} writes them. */
  public static List<String> barred(AlertPreview.Explanation explanation) {
    return explanation.nearMisses().stream()
        .map(miss -> miss.posting().id() + " " + miss.bar())
        .toList();
  }

  private AlertState state() {
    Interest interest =
        lead.anywhere() || lead.remoteOnly()
            ? new Interest(lead.query(), null, null, 0, lead.remoteOnly(), lead.minPay())
            : new Interest(lead.query(), "Austin, TX", AUSTIN, RADIUS_KM, false, lead.minPay());
    List<String> shown = lead.shown();
    return StateBuilder.aState()
        .interest(interest)
        .shown(shown == null ? ShownPostings.NONE : ShownPostings.NONE.plus(shown))
        .liking(affinity())
        .build();
  }

  private Affinity affinity() {
    List<Followed> followed = lead.followed();
    return followed == null
        ? Affinity.NONE
        : Affinity.NONE.plus(followed.stream().map(MatchingCase::click).toList());
  }

  private static Affinity.Click click(Followed followed) {
    HitBuilder hit =
        HitBuilder.aHit("followed " + followed.title())
            .title(followed.title())
            .company(followed.company());
    String category = followed.category();
    return Affinity.Click.on(
        (category == null ? hit : hit.category(category)).build(),
        NOW.minus(Duration.ofDays(followed.daysAgo())));
  }

  private static Posting posting(Offer offer) {
    Integer hoursLeft = offer.hoursLeft();
    return new Posting(
        offer.id(),
        "cases",
        offer.id(),
        offer.title() == null ? "Nurse" : offer.title(),
        offer.company() == null ? "Company of " + offer.id() : offer.company(),
        "https://jobs.example.com/" + offer.id(),
        offer.text() == null ? "" : offer.text(),
        place(offer),
        offer.remote(),
        offer.pay(),
        null,
        offer.category(),
        NOW.minus(Duration.ofHours(offer.hoursOld())),
        null,
        hoursLeft == null ? null : NOW.plus(Duration.ofHours(hoursLeft)),
        offer.publisher() == null ? Publisher.BOARD : offer.publisher(),
        offer.cluster() == null ? offer.id() : offer.cluster());
  }

  private static PostingPlace place(Offer offer) {
    GeoPoint point =
        offer.unplaced()
            ? null
            : new GeoPoint(AUSTIN.latitude() - offer.km() / KM_PER_DEGREE, AUSTIN.longitude());
    String name = offer.place() == null ? "Austin, TX" : offer.place();
    return new PostingPlace(name, null, null, "US", null, point);
  }
}
