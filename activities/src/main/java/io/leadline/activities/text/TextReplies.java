package io.leadline.activities.text;

import io.leadline.activities.lead.AddressHasher;
import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadFact;
import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.message.WebhookCounter.Outcome;
import io.leadline.activities.text.ReceivedTexts.Receipt;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does what people ask for by text. A number may belong to several leads: what it asks for holds
 * for all of them, and never touches their mail. Everything is durable when {@link #take} returns.
 */
public final class TextReplies {
  private final LeadStore leads;
  private final LeadFacts facts;
  private final Engagements engagements;
  private final Suppressions suppressions;
  private final ReceivedTexts received;
  private final AddressHasher hasher;
  private final TextWording wording;
  private final InstantSource clock;

  public TextReplies(
      LeadStore leads,
      LeadFacts facts,
      Engagements engagements,
      Suppressions suppressions,
      ReceivedTexts received,
      AddressHasher hasher,
      TextWording wording,
      InstantSource clock) {
    this.leads = leads;
    this.facts = facts;
    this.engagements = engagements;
    this.suppressions = suppressions;
    this.received = received;
    this.hasher = hasher;
    this.wording = wording;
    this.clock = clock;
  }

  /**
   * A text from a person.
   *
   * @param id provider and its id of the text, of {@code [A-Za-z0-9_-]}; the same when it is
   *     delivered again
   * @param from number in E.164
   * @param optOutType what the carrier took it for, if it says so
   */
  public record Text(String id, String from, String body, @Nullable String optOutType) {}

  /**
   * What came of a text.
   *
   * @param answer what to text back, if anything
   */
  public record Result(TextIntent intent, Outcome outcome, Optional<String> answer) {}

  /** Takes a text; safe to repeat. */
  public Result take(Text text) {
    TextIntent intent = TextIntent.of(text.body(), text.optOutType());
    String number = hasher.phone(text.from());
    List<Lead> owners = leads.findByPhoneHash(number);
    Receipt receipt = received.note(text.id(), clock.instant());
    Outcome outcome = Outcome.REPEATED;
    if (!receipt.done()) {
      outcome = outcome(owners, number);
      act(intent, text.id(), receipt.at(), number, owners);
      received.done(text.id());
    }
    return new Result(intent, outcome, answer(intent, owners));
  }

  /** The number of an erased lead is known to the suppressions alone. */
  private Outcome outcome(List<Lead> owners, String number) {
    if (!owners.isEmpty()) {
      return Outcome.TAKEN;
    }
    return suppressions.find(Channel.SMS, number).isPresent()
        ? Outcome.DROPPED
        : Outcome.PASSED_OVER;
  }

  private void act(TextIntent intent, String id, Instant at, String number, List<Lead> owners) {
    switch (intent) {
      case STOP -> stop(id, at, number, owners);
      case START -> start(id, at, owners);
      case REPLY -> owners.forEach(lead -> engaged(lead, id, at));
      case HELP -> {}
    }
  }

  private void stop(String id, Instant at, String number, List<Lead> owners) {
    if (owners.isEmpty()) {
      // Whoever signs up with this number one day must prove first that it is wanted.
      suppressions.suppress(
          new Suppression(Channel.SMS, number, Suppression.Reason.UNSUBSCRIBED, at));
    }
    for (Lead lead : owners) {
      var event = new LeadEvent.SmsStopped(entryId(id, lead), at, OptOutCause.REPLY);
      facts.learn(OutboxEntry.about(lead.id(), event));
    }
  }

  private void start(String id, Instant at, List<Lead> owners) {
    for (Lead lead : owners) {
      if (agreedBefore(lead)) {
        var event = new LeadEvent.SmsStarted(entryId(id, lead), at, Actor.LEAD);
        facts.learn(
            OutboxEntry.storing(lead.id(), event, new LeadFact.TextConsent("START by text")));
      }
      engaged(lead, id + "-reply", at);
    }
  }

  private void engaged(Lead lead, String id, Instant at) {
    engagements.engaged(lead.id(), EngagementSource.REPLY, at, entryId(id, lead));
  }

  /** The carrier itself confirms STOP and START, so that we say nothing more. */
  private Optional<String> answer(TextIntent intent, List<Lead> owners) {
    return switch (intent) {
      case HELP -> Optional.of(wording.help());
      case START ->
          owners.stream().anyMatch(TextReplies::agreedBefore)
              ? Optional.empty()
              : Optional.of(wording.signUp());
      case STOP, REPLY -> Optional.empty();
    };
  }

  private static boolean agreedBefore(Lead lead) {
    return lead.consents().stream().anyMatch(ConsentRecord::sms);
  }

  private static String entryId(String id, Lead lead) {
    return id + "-" + lead.id();
  }
}
