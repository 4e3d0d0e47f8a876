package io.leadline.workflows.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events for tests, each under an entry id of its own unless given. */
public final class LeadEvents {
  private static int entries;

  private LeadEvents() {}

  public static LeadEvent.SignedUp signedUp(int epoch, Instant at) {
    return new LeadEvent.SignedUp(entry(), at, epoch, OptIn.FORM, false);
  }

  public static LeadEvent.Confirmed confirmed(int epoch, Instant at) {
    return new LeadEvent.Confirmed(entry(), at, epoch);
  }

  public static LeadEvent.ResendRequested resendRequested(Instant at) {
    return new LeadEvent.ResendRequested(entry(), at);
  }

  public static LeadEvent.Unsubscribed unsubscribed(Channel channel, Instant at) {
    return new LeadEvent.Unsubscribed(entry(), at, channel, OptOutCause.ONE_CLICK);
  }

  public static LeadEvent.Complained complained(Instant at) {
    return new LeadEvent.Complained(entry(), at, Channel.EMAIL);
  }

  public static LeadEvent.Bounced bounced(int addressVersion, Instant at) {
    return new LeadEvent.Bounced(entry(), at, Channel.EMAIL, addressVersion);
  }

  public static LeadEvent.StepRetried stepRetried(Instant at) {
    return new LeadEvent.StepRetried(entry(), at);
  }

  /** A sign-up that agreed to text messages too. */
  public static LeadEvent.SignedUp signedUpForBoth(int epoch, Instant at) {
    return new LeadEvent.SignedUp(entry(), at, epoch, OptIn.FORM, true);
  }

  public static LeadEvent.SignedUp imported(int epoch, OptIn optIn, Instant at) {
    return new LeadEvent.SignedUp(entry(), at, epoch, optIn, false);
  }

  public static LeadEvent.Engaged engaged(EngagementSource source, Instant at) {
    return new LeadEvent.Engaged(entry(), at, source);
  }

  public static LeadEvent.Bounced smsDead(Instant at) {
    return new LeadEvent.Bounced(entry(), at, Channel.SMS, 1);
  }

  public static LeadEvent.DeliveryFailing failing(Channel channel, int version, Instant at) {
    return new LeadEvent.DeliveryFailing(entry(), at, channel, version);
  }

  public static LeadEvent.DeliveryRestored restored(Channel channel, int version, Instant at) {
    return new LeadEvent.DeliveryRestored(entry(), at, channel, version);
  }

  public static LeadEvent.SmsStopped smsStopped(Instant at) {
    return new LeadEvent.SmsStopped(entry(), at, OptOutCause.REPLY);
  }

  public static LeadEvent.SmsStarted smsStarted(Instant at) {
    return new LeadEvent.SmsStarted(entry(), at, Actor.LEAD);
  }

  public static LeadEvent.PauseRequested pauseRequested(
      @Nullable Instant until, Actor by, Instant at) {
    return new LeadEvent.PauseRequested(entry(), at, until, by);
  }

  public static LeadEvent.ResumeRequested resumeRequested(Actor by, Instant at) {
    return new LeadEvent.ResumeRequested(entry(), at, by);
  }

  public static LeadEvent.Kept kept(Instant at) {
    return new LeadEvent.Kept(entry(), at);
  }

  public static LeadEvent.AddressChangeRequested addressChange(int version, Instant at) {
    return new LeadEvent.AddressChangeRequested(entry(), at, version);
  }

  public static LeadEvent.AddressConfirmed addressConfirmed(int version, Instant at) {
    return new LeadEvent.AddressConfirmed(entry(), at, version);
  }

  public static LeadEvent.PreferencesChanged preferencesChanged(Instant at) {
    return new LeadEvent.PreferencesChanged(entry(), at, Actor.LEAD);
  }

  public static LeadEvent.EraseRequested eraseRequested(Instant at) {
    return new LeadEvent.EraseRequested(entry(), at, Actor.LEAD);
  }

  private static synchronized String entry() {
    entries++;
    return "entry-" + entries;
  }
}
