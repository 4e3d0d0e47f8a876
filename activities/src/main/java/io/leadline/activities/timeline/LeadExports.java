package io.leadline.activities.timeline;

import io.leadline.activities.alert.SlotOutcome;
import io.leadline.activities.alert.SlotOutcomes;
import io.leadline.activities.engagement.BoardReports;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Outbox;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppressions;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together everything that is kept of a lead, of its whole life. Reads only. */
public final class LeadExports {
  private final Transitions transitions;
  private final Messages messages;
  private final SlotOutcomes slots;
  private final BoardReports board;
  private final Suppressions suppressions;
  private final Outbox outbox;
  private final InstantSource clock;

  public LeadExports(
      Transitions transitions,
      Messages messages,
      SlotOutcomes slots,
      BoardReports board,
      Suppressions suppressions,
      Outbox outbox,
      InstantSource clock) {
    this.transitions = transitions;
    this.messages = messages;
    this.slots = slots;
    this.board = board;
    this.suppressions = suppressions;
    this.outbox = outbox;
    this.clock = clock;
  }

  public LeadExport of(Lead lead) {
    Instant now = clock.instant();
    int days = Math.toIntExact(Duration.between(lead.createdAt(), now).toDays()) + 2;
    LeadTimeline timeline =
        new LeadTimeline(transitions, messages, slots, board, outbox, clock, days);
    List<SlotOutcome> outcomes = timeline.outcomes(lead);
    List<LeadChange> changes = transitions.of(lead.id());
    return new LeadExport(
        now,
        LeadExport.Profile.of(lead),
        lead.consents(),
        Stream.of(held(Channel.EMAIL, lead.emailHash()), held(Channel.SMS, lead.phoneHash()))
            .flatMap(Optional::stream)
            .toList(),
        timeline.messages(lead, outcomes, changes),
        outcomes,
        board.of(lead.id(), Integer.MAX_VALUE),
        changes,
        timeline.of(lead));
  }

  private Optional<Suppression> held(Channel channel, @Nullable String hash) {
    return hash == null ? Optional.empty() : suppressions.find(channel, hash);
  }
}
