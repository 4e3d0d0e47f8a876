package io.leadline.workflows.lead;

/** Consent and reach of one channel of a lead. */
public record ChannelState(Consent consent, Reach reach) {
  public static final ChannelState UNUSED = new ChannelState(Consent.NONE, Reach.UNKNOWN);

  /** Whether the channel may carry alerts, suppression aside. */
  public boolean usable() {
    return consent == Consent.GRANTED && alive();
  }

  /** Whether the channel waits for its double opt-in. */
  public boolean pending() {
    return consent == Consent.PENDING && alive();
  }

  ChannelState with(Consent next) {
    return new ChannelState(next, reach);
  }

  /** A harder state of reach replaces a softer one, never the reverse. */
  ChannelState lost(Reach next) {
    return next.compareTo(reach) > 0 ? new ChannelState(consent, next) : this;
  }

  /** Messages get through again, unless the channel is lost for good. */
  ChannelState restored() {
    return reach == Reach.SOFT_FAILING ? new ChannelState(consent, Reach.OK) : this;
  }

  private boolean alive() {
    return reach.compareTo(Reach.DEAD) < 0;
  }
}
