package io.leadline.activities.engagement;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadTraces;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.SendId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a lead did, as far as it is kept: acts on its messages, and what the board told of it. The
 * rows of its messages stay, since statistics are counted from them; they hold no person.
 */
public final class EngagementTraces implements LeadTraces {
  private final Acts acts;
  private final BoardReports board;
  private final Messages messages;
  private final Transitions transitions;
  private final InstantSource clock;

  public EngagementTraces(
      Acts acts,
      BoardReports board,
      Messages messages,
      Transitions transitions,
      InstantSource clock) {
    this.acts = acts;
    this.board = board;
    this.messages = messages;
    this.transitions = transitions;
    this.clock = clock;
  }

  @Override
  public void forget(Lead lead) {
    board.forget(lead.id());
    List<String> sent = sendIds(lead);
    acts.forget(sent);
    messages.forgetDomains(sent);
  }

  private List<String> sendIds(Lead lead) {
    List<String> ids =
        new ArrayList<>(
            messages
                .of(lead, day(lead.createdAt()).minusDays(1), day(clock.instant()).plusDays(1))
                .stream()
                .map(Message::sendId)
                .toList());
    transitions.of(lead.id()).stream()
        .flatMap(change -> change.notices().stream())
        .map(SendId::notice)
        .forEach(ids::add);
    return ids;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
