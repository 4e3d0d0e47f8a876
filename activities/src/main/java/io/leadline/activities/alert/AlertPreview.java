package io.leadline.activities.alert;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.posting.PostingIndex;
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
import org.jspecify.annotations.Nullable;

/** Answers what the alerts would do now, and why, without sending or storing anything. */
public final class AlertPreview {
  private static final int LEADS_PER_PASS = 1000;

  private final AlertStates states;
  private final PostingIndex index;
  private final Suppressions suppressions;
  private final Ranking ranking;
  private final Slots slots;
  private final Set<Channel> setUp;
  private final InstantSource clock;

  /**
   * @param setUp channels that messages can leave by
   */
  public AlertPreview(
      AlertStates states,
      PostingIndex index,
      Suppressions suppressions,
      AlertSettings settings,
      Set<Channel> setUp,
      InstantSource clock) {
    this.states = states;
    this.index = index;
    this.suppressions = suppressions;
    this.ranking = new Ranking(settings);
    this.slots = new Slots(settings);
    this.setUp = Set.copyOf(setUp);
    this.clock = clock;
  }

  /**
   * What a lead would be sent now on a channel.
   *
   * @param nextSlot when it is due next; null when it receives no alerts
   * @param outcome what would become of an alert now, a name of {@link AlertOutcome}
   * @param postings everything that was found, best first, each with its verdict
   */
  public record Explanation(
      Channel channel,
      Interest interest,
      @Nullable Instant nextSlot,
      boolean suppressed,
      String outcome,
      List<Ranking.Judged> postings) {}

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
          for (AlertState state : due) {
            boolean nothing =
                choices.getOrDefault(state.id(), InterestSearch.Choice.NOTHING).chosen().isEmpty();
            AlertOutcome outcome =
                passedOver(state, state.dueSlot(), judgedAt)
                    .orElseGet(() -> expected(nothing, suppressed.contains(state.addressHash())));
            counts.merge(outcome.name(), 1L, Long::sum);
          }
        });
    return new AlertCounts(counts);
  }

  private Explanation explain(AlertState state) {
    Instant now = clock.instant();
    List<Ranking.Judged> judged = new InterestSearch(index, ranking, now).explain(state);
    boolean suppressed = suppressed(List.of(state)).contains(state.addressHash());
    boolean nothing = judged.stream().noneMatch(j -> j.verdict() == Ranking.Verdict.CHOSEN);
    return new Explanation(
        state.channel(),
        state.interest(),
        state.slot(),
        suppressed,
        passedOver(state, now, now).orElseGet(() -> expected(nothing, suppressed)).name(),
        judged);
  }

  private Optional<AlertOutcome> passedOver(AlertState state, Instant slot, Instant judgedAt) {
    return setUp.contains(state.channel())
        ? slots.passedOver(state.pace(), slot, judgedAt)
        : Optional.of(AlertOutcome.SKIPPED_NO_PROVIDER);
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
