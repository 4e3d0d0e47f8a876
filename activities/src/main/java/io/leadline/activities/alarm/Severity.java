package io.leadline.activities.alarm;

/** How much an alarm matters, which channels show by colour. */
public enum Severity {
  /** A failure that nobody foresaw: it escalates to a person. */
  ERROR,
  /**
   * Something to look at today: a failure that the code itself declared, or what does not get on.
   */
  WARNING,
  /** A failure that was dealt with. */
  NOTICE
}
