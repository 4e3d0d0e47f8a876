package io.leadline.sandbox.store;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A board of which every figure is known: every lead is sent one alert a day, a hundred domains,
 * every fourth is delivered a minute later, and every lead signs up and confirms on some day.
 */
final class StatsData {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int CALL = 1_000;

  private final int leads;
  private final int days;

  StatsData(int leads, int days) {
    this.leads = leads;
    this.days = days;
  }

  LocalDate day(int number) {
    return FIRST.plusDays(number);
  }

  String sendId(int lead, LocalDate day) {
    return SendId.alert(day, id(lead), Channel.EMAIL);
  }

  private static String id(int lead) {
    return "lead%06d".formatted(lead);
  }

  void fill(MessageLedger ledger, Transitions transitions, LeadStore store) {
    for (int lead = 0; lead < leads; lead++) {
      live(lead, transitions, store);
    }
    for (int day = 0; day < days; day++) {
      for (int from = 0; from < leads; from += CALL) {
        send(day, from, ledger);
      }
    }
  }

  private void live(int number, Transitions transitions, LeadStore store) {
    Instant signUp = day(number % days).atTime(7, 0).toInstant(ZoneOffset.UTC);
    Lead lead =
        Leads.aNewLead()
            .id(id(number))
            .at(signUp)
            .confirmed(signUp.plusSeconds(number % 100))
            .stage(LeadStage.ACTIVE)
            .build();
    store.insert(lead);
    LeadState verifying = state(lead, 1, LeadStage.VERIFYING, signUp);
    LeadState active = state(lead, 2, LeadStage.ACTIVE, signUp);
    transitions.append(new LeadChange(LeadStage.NEW, verifying, "signUp", signUp, List.of()));
    transitions.append(
        new LeadChange(
            LeadStage.VERIFYING, active, "confirm", signUp.plusSeconds(number % 100), List.of()));
  }

  private static LeadState state(Lead lead, long version, LeadStage stage, Instant at) {
    return LeadStates.of(
        lead.id(),
        version,
        stage,
        null,
        1,
        1,
        ChannelState.UNUSED,
        ChannelState.UNUSED,
        at,
        null,
        List.of(),
        null);
  }

  private void send(int day, int from, MessageLedger ledger) {
    Instant at = day(day).atTime(8, 0).toInstant(ZoneOffset.UTC);
    List<Draft> drafts = new ArrayList<>();
    List<ProviderEvent> events = new ArrayList<>();
    String callId = "call-" + day + "-" + from / CALL;
    for (int lead = from; lead < Math.min(leads, from + CALL); lead++) {
      Draft draft = draft(lead, day(day));
      drafts.add(draft);
      if (lead % 4 == 0) {
        events.add(
            new ProviderEvent(
                "e-" + draft.sendId(),
                draft.sendId(),
                callId,
                ProviderEvent.Type.DELIVERED,
                at.plusSeconds(60),
                null,
                false));
      }
    }
    ledger.claim(
        new Call(
            callId,
            Channel.EMAIL,
            "slot",
            1,
            CallState.ACCEPTED,
            at,
            at,
            drafts.stream().map(Draft::sendId).toList(),
            null,
            null),
        drafts);
    ledger.merge(events);
  }

  private Draft draft(int lead, LocalDate day) {
    return new Draft(
        sendId(lead, day),
        id(lead),
        Channel.EMAIL,
        MessageKind.ALERT,
        1,
        1,
        id(lead) + "@host" + lead % 100 + ".test",
        "hash",
        "",
        "",
        "",
        "",
        List.of("p1", "p2", "p3"));
  }
}
