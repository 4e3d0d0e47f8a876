package io.leadline.workflows.lead;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Something that happened to a lead, as its workflow hears of it: the payload of each signal, and
 * the input of {@link LeadTransitions}. {@code entryId} is the id of the outbox entry that delivers
 * it, by which the workflow recognises a second delivery. Holds ids only, never personal data.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LeadEvent.SignedUp.class, name = "signUp"),
  @JsonSubTypes.Type(value = LeadEvent.Confirmed.class, name = "confirm"),
  @JsonSubTypes.Type(value = LeadEvent.ResendRequested.class, name = "resendVerification"),
  @JsonSubTypes.Type(value = LeadEvent.Unsubscribed.class, name = "unsubscribe"),
  @JsonSubTypes.Type(value = LeadEvent.Complained.class, name = "complain"),
  @JsonSubTypes.Type(value = LeadEvent.Bounced.class, name = "bounce"),
  @JsonSubTypes.Type(value = LeadEvent.StepRetried.class, name = "retryStep")
})
public sealed interface LeadEvent {
  String entryId();

  /** When it happened, by the clock of whoever saw it. */
  Instant at();

  /** Name of the signal that brings it. */
  default String name() {
    return switch (this) {
      case SignedUp e -> "signUp";
      case Confirmed e -> "confirm";
      case ResendRequested e -> "resendVerification";
      case Unsubscribed e -> "unsubscribe";
      case Complained e -> "complain";
      case Bounced e -> "bounce";
      case StepRetried e -> "retryStep";
    };
  }

  /** A sign-up was stored; {@code epoch} counts the opt-ins of this lead, from 1. */
  record SignedUp(String entryId, Instant at, int epoch) implements LeadEvent {}

  /** The button behind the verification link was pressed, for the opt-in of that epoch. */
  record Confirmed(String entryId, Instant at, int epoch) implements LeadEvent {}

  /** The lead, or an operator for it, asked for another verification mail. */
  record ResendRequested(String entryId, Instant at) implements LeadEvent {}

  /** The lead withdrew consent on a channel. */
  record Unsubscribed(String entryId, Instant at, Channel channel, OptOutCause cause)
      implements LeadEvent {}

  /** The lead reported a message of ours as spam. */
  record Complained(String entryId, Instant at, Channel channel) implements LeadEvent {}

  /** The address with that version refuses mail for good. */
  record Bounced(String entryId, Instant at, Channel channel, int addressVersion)
      implements LeadEvent {}

  /** An operator wants the parked step tried again. */
  record StepRetried(String entryId, Instant at) implements LeadEvent {}
}
