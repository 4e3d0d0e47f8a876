package io.leadline.workflows.lead;

/** Consent and reach of one channel of a lead. */
public record ChannelState(Consent consent, Reach reach) {
  public static final ChannelState UNUSED = new ChannelState(Consent.NONE, Reach.UNKNOWN);

  /** Whether the channel may carry alerts, suppression aside. */
  public boolean usable() {
    return consent == Consent.GRANTED && (reach == Reach.OK || reach == Reach.UNKNOWN);
  }
}
