package io.leadline.workflows.lead;

/** What a lead engaged with. */
public enum EngagementSource {
  OPEN(Strength.WEAK),
  CLICK(Strength.STRONG),
  REPLY(Strength.STRONG),
  PREFERENCES(Strength.STRONG),
  VISIT(Strength.STRONG),
  APPLY(Strength.STRONG),
  /** Found a job; the lead is asked whether it wants to stop. */
  HIRED(Strength.STRONG),
  /** Anything else that the board saw. */
  OTHER(Strength.STRONG);

  private final Strength strength;

  EngagementSource(Strength strength) {
    this.strength = strength;
  }

  public Strength strength() {
    return strength;
  }
}
