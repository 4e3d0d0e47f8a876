package io.leadline.workflows.lead;

import java.time.Instant;

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

  private static synchronized String entry() {
    entries++;
    return "entry-" + entries;
  }
}
