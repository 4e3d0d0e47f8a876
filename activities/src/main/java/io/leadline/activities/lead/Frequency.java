package io.leadline.activities.lead;

/** How often a lead wants to hear from us at most. */
public enum Frequency {
  DAILY(1),
  EVERY_OTHER_DAY(2),
  WEEKLY(7);

  private final int days;

  Frequency(int days) {
    this.days = days;
  }

  /** Local days from one alert to the next, at least. */
  public int days() {
    return days;
  }
}
