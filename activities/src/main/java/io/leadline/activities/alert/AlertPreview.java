package io.leadline.activities.alert;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.place.Places;
import io.leadline.activities.policy.WeeklyCap;
import io.leadline.activities.posting.PostingFilter;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingQuery;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what the alerts would do now, and why, without sending or storing anything. */
public final class AlertPreview {
  private static final int LEADS_PER_PASS = 1000;
  private static final int LOOKED_THROUGH = 50;
  private static final int MOST_NEAR_MISSES = 5;

  private final AlertStates states;
  private final PostingIndex index;
  private final Suppressions suppressions;
  private final Places places;
  private final AlertSettings settings;
  private final Ranking ranking;
  private final Slots slots;
  private final SlotAdmission admission;
  private final Set<Channel> setUp;
  private final InstantSource clock;

  /**
   * @param setUp channels that messages can leave by
   */
  public AlertPreview(
      AlertStates states,
      PostingIndex index,
      Suppressions suppressions,
      Places places,
      WeeklyCap cap,
      AlertSettings settings,
      Set<Channel> setUp,
      InstantSource clock) {
    this.states = states;
    this.index = index;
    this.suppressions = suppressions;
    this.places = places;
    this.settings = settings;
    this.ranking = new Ranking(settings);
    this.slots = new Slots(settings);
    this.admission = new SlotAdmission(slots, cap);
    this.setUp = Set.copyOf(setUp);
    this.clock = clock;
  }

  /**
   * What a lead would be sent now on a channel; the field names are outward.
   *
   * @param nextSlot when it is due next; null when it receives no alerts
   * @param outcome what would become of an alert now, a name of {@link AlertOutcome}, and {@code
   *     why} in words
   * @param namesakes places that are called like the one it looks around
   * @param postings everything that was found, best first, each with its verdict
   * @param nearMisses the best of what has the words and is barred all the same
   */
  public record Explanation(
      Channel channel,
      Interest interest,
      List<String> namesakes,
      @Nullable Instant nextSlot,
      boolean suppressed,
      String outcome,
      String why,
      List<Ranked> postings,
      List<NearMiss> nearMisses) {}

  /** A posting that was found, what was decided about it and why, and what its score is made of. */
  public record Ranked(PostingHit posting, Ranking.Verdict verdict, String why, Score score) {}

  /** A posting that no score could bring in: what bars it, and the particulars. */
  public record NearMiss(PostingHit posting, String bar, String why) {}

  /** One explanation per channel that the lead is, or was, enrolled on. */
  public List<Explanation> explain(String leadId) {
    return states.find(leadId).stream().map(this::explain).toList();
  }

  /**
   * Counts what a run at that moment would do to the slots due now, each lead once.
   *
   * @param at a moment ahead of the clock is judged by itself, as in a run
   */
  public AlertCounts dryRun(Instant at) {
    Instant now = clock.instant();
    Instant judgedAt = at.isAfter(now) ? at : now;
    InterestSearch search = new InterestSearch(index, ranking, judgedAt);
    Map<String, Long> counts = new HashMap<>();
    states.eachDue(
        at,
        LEADS_PER_PASS,
        due -> {
          Map<String, InterestSearch.Choice> choices = search.choose(due);
          Set<String> suppressed = suppressed(due);
          Map<String, AlertOutcome> passedOver = passedOver(due, judgedAt);
          for (AlertState state : due) {
            boolean nothing =
                choices.getOrDefault(state.id(), InterestSearch.Choice.NOTHING).chosen().isEmpty();
            AlertOutcome outcome = passedOver.get(state.id());
            if (outcome == null) {
              outcome = expected(nothing, suppressed.contains(state.addressHash()));
            }
            counts.merge(outcome.name(), 1L, Long::sum);
          }
        });
    return new AlertCounts(counts);
  }

  private Explanation explain(AlertState state) {
    Instant now = clock.instant();
    PostingQuery query = InterestSearch.query(state.interest(), now);
    List<Ranked> ranked =
        new InterestSearch(index, ranking, now)
            .explain(state).stream().map(judged -> ranked(judged, query)).toList();
    boolean suppressed = suppressed(List.of(state)).contains(state.addressHash());
    int chosen =
        Math.toIntExact(
            ranked.stream().filter(one -> one.verdict() == Ranking.Verdict.CHOSEN).count());
    AlertOutcome outcome =
        passedOver(state, now)
            .orElseGet(() -> expected(chosen < settings.minPostings(), suppressed));
    String place = state.interest().placeName();
    return new Explanation(
        state.channel(),
        state.interest(),
        place == null ? List.of() : places.namesakes(place),
        state.slot(),
        suppressed,
        outcome.name(),
        outcome.detail(ranked.size(), chosen),
        ranked,
        nearMisses(query, ranked));
  }

  private static Ranked ranked(Ranking.Judged judged, PostingQuery query) {
    PostingHit posting = judged.posting();
    return new Ranked(
        posting,
        judged.verdict(),
        judged.verdict().words(),
        Score.of(posting, query, judged.affinity()));
  }

  private List<NearMiss> nearMisses(PostingQuery query, List<Ranked> found) {
    Set<String> known = found.stream().map(one -> one.posting().id()).collect(Collectors.toSet());
    return index
        .browse(new PostingFilter(query.text(), null, null, 0, true, LOOKED_THROUGH, query.now()))
        .hits()
        .stream()
        .filter(hit -> !known.contains(hit.id()))
        .flatMap(hit -> nearMiss(hit, query).stream())
        .limit(MOST_NEAR_MISSES)
        .toList();
  }

  private static Optional<NearMiss> nearMiss(PostingHit hit, PostingQuery query) {
    return HardFilters.bar(hit, query)
        .map(barred -> new NearMiss(hit, barred.bar().name(), barred.why()));
  }

  private Map<String, AlertOutcome> passedOver(List<AlertState> due, Instant judgedAt) {
    Map<String, AlertOutcome> passedOver = new HashMap<>();
    for (Channel channel : Channel.values()) {
      List<AlertState> onIt = due.stream().filter(state -> state.channel() == channel).toList();
      if (setUp.contains(channel)) {
        passedOver.putAll(admission.passedOver(channel, onIt, judgedAt));
      } else {
        onIt.forEach(state -> passedOver.put(state.id(), AlertOutcome.SKIPPED_NO_PROVIDER));
      }
    }
    return passedOver;
  }

  /** What speaks against an alert at that moment, whenever its slot is. */
  private Optional<AlertOutcome> passedOver(AlertState state, Instant now) {
    if (!setUp.contains(state.channel())) {
      return Optional.of(AlertOutcome.SKIPPED_NO_PROVIDER);
    }
    boolean capped =
        state.slot() != null && !admission.capped(state.channel(), List.of(state)).isEmpty();
    return slots
        .passedOver(state.pace(), now, now)
        .or(() -> capped ? Optional.of(AlertOutcome.CAPPED) : Optional.empty());
  }

  private static AlertOutcome expected(boolean nothing, boolean suppressed) {
    if (nothing) {
      return AlertOutcome.NO_NEW;
    }
    return suppressed ? AlertOutcome.SUPPRESSED : AlertOutcome.SENT;
  }

  private Set<String> suppressed(List<AlertState> due) {
    Set<String> found = new HashSet<>();
    for (Channel channel : Channel.values()) {
      List<String> hashes =
          due.stream()
              .filter(state -> state.channel() == channel)
              .map(AlertState::addressHash)
              .toList();
      if (!hashes.isEmpty()) {
        found.addAll(suppressions.among(channel, hashes));
      }
    }
    return found;
  }
}
