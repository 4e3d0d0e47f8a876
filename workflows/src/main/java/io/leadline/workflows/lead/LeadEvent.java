package io.leadline.workflows.lead;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
  @JsonSubTypes.Type(value = LeadEvent.Engaged.class, name = "engaged"),
  @JsonSubTypes.Type(value = LeadEvent.Unsubscribed.class, name = "unsubscribe"),
  @JsonSubTypes.Type(value = LeadEvent.Complained.class, name = "complain"),
  @JsonSubTypes.Type(value = LeadEvent.Bounced.class, name = "bounce"),
  @JsonSubTypes.Type(value = LeadEvent.DeliveryFailing.class, name = "deliveryFailing"),
  @JsonSubTypes.Type(value = LeadEvent.DeliveryRestored.class, name = "deliveryRestored"),
  @JsonSubTypes.Type(value = LeadEvent.SmsStopped.class, name = "smsStop"),
  @JsonSubTypes.Type(value = LeadEvent.SmsStarted.class, name = "smsStart"),
  @JsonSubTypes.Type(value = LeadEvent.PauseRequested.class, name = "pause"),
  @JsonSubTypes.Type(value = LeadEvent.ResumeRequested.class, name = "resume"),
  @JsonSubTypes.Type(value = LeadEvent.Kept.class, name = "keep"),
  @JsonSubTypes.Type(value = LeadEvent.AddressChangeRequested.class, name = "changeAddress"),
  @JsonSubTypes.Type(value = LeadEvent.AddressConfirmed.class, name = "confirmAddress"),
  @JsonSubTypes.Type(value = LeadEvent.PreferencesChanged.class, name = "preferences"),
  @JsonSubTypes.Type(value = LeadEvent.StepRetried.class, name = "retryStep"),
  @JsonSubTypes.Type(value = LeadEvent.EraseRequested.class, name = "erase")
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
      case Engaged e -> "engaged";
      case Unsubscribed e -> "unsubscribe";
      case Complained e -> "complain";
      case Bounced e -> "bounce";
      case DeliveryFailing e -> "deliveryFailing";
      case DeliveryRestored e -> "deliveryRestored";
      case SmsStopped e -> "smsStop";
      case SmsStarted e -> "smsStart";
      case PauseRequested e -> "pause";
      case ResumeRequested e -> "resume";
      case Kept e -> "keep";
      case AddressChangeRequested e -> "changeAddress";
      case AddressConfirmed e -> "confirmAddress";
      case PreferencesChanged e -> "preferences";
      case StepRetried e -> "retryStep";
      case EraseRequested e -> "erase";
    };
  }

  /**
   * A sign-up was stored.
   *
   * @param epoch counts the opt-ins of this lead, from 1
   * @param sms whether it agreed to text messages too
   */
  record SignedUp(String entryId, Instant at, int epoch, OptIn optIn, boolean sms)
      implements LeadEvent {}

  /** The button behind the verification link was pressed, for the opt-in of that epoch. */
  record Confirmed(String entryId, Instant at, int epoch) implements LeadEvent {}

  /** The lead, or an operator for it, asked for another verification mail. */
  record ResendRequested(String entryId, Instant at) implements LeadEvent {}

  /**
   * The lead engaged, as a human. It is stored already; told to the workflow only when its stage
   * may depend on it.
   */
  record Engaged(String entryId, Instant at, EngagementSource source) implements LeadEvent {}

  /** The lead withdrew consent on a channel. */
  record Unsubscribed(String entryId, Instant at, Channel channel, OptOutCause cause)
      implements LeadEvent {}

  /** The lead reported a message of ours as spam. */
  record Complained(String entryId, Instant at, Channel channel) implements LeadEvent {}

  /** The address with that version refuses mail for good, or the number refuses messages. */
  record Bounced(String entryId, Instant at, Channel channel, int addressVersion)
      implements LeadEvent {}

  /** Several messages in a row to the address with that version came back for now. */
  record DeliveryFailing(String entryId, Instant at, Channel channel, int addressVersion)
      implements LeadEvent {}

  /** A message to the address with that version got through again. */
  record DeliveryRestored(String entryId, Instant at, Channel channel, int addressVersion)
      implements LeadEvent {}

  /** The lead wants no more text messages; mail is not touched. */
  record SmsStopped(String entryId, Instant at, OptOutCause cause) implements LeadEvent {}

  /** The lead wants text messages; its consent was stored before. */
  record SmsStarted(String entryId, Instant at, Actor by) implements LeadEvent {}

  /**
   * No alerts for a while.
   *
   * @param until when they resume by themselves; null for a pause until further notice, which only
   *     an operator can make
   */
  record PauseRequested(String entryId, Instant at, @Nullable Instant until, Actor by)
      implements LeadEvent {}

  /** Alerts again, before the pause is over. */
  record ResumeRequested(String entryId, Instant at, Actor by) implements LeadEvent {}

  /** The lead pressed the button that says it is still looking. */
  record Kept(String entryId, Instant at) implements LeadEvent {}

  /** The lead gave another address, which is to be proved; it stands in the store. */
  record AddressChangeRequested(String entryId, Instant at, int addressVersion)
      implements LeadEvent {}

  /** The address with that version was proved and is in use from now on. */
  record AddressConfirmed(String entryId, Instant at, int addressVersion) implements LeadEvent {}

  /** What the lead looks for, or how often it wants to hear, was changed in the store. */
  record PreferencesChanged(String entryId, Instant at, Actor by) implements LeadEvent {}

  /** An operator wants the parked step tried again. */
  record StepRetried(String entryId, Instant at) implements LeadEvent {}

  /** The lead wants to be forgotten (GDPR Art. 17). */
  record EraseRequested(String entryId, Instant at, Actor by) implements LeadEvent {}
}
