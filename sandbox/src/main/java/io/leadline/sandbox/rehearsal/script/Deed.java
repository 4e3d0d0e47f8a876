package io.leadline.sandbox.rehearsal.script;

import java.time.ZoneId;

/** Something that the lead, or the board for it, does once, around noon of a day. */
public sealed interface Deed {
  int day();

  /** Asks for a pause, until the morning of a day. */
  record Pause(int day, int until) implements Deed {}

  /** Ends its pause. */
  record Resume(int day) implements Deed {}

  /** Presses the button that says it is still looking. */
  record Keep(int day) implements Deed {}

  /** Sends a text message, as an answer to one or by itself. */
  record Text(int day, String text) implements Deed {}

  record Unsubscribe(int day) implements Deed {}

  /** Reports the newest mail as spam. */
  record Complain(int day) implements Deed {}

  /**
   * Gives another address.
   *
   * @param proves whether it presses the button in the mail to the new address
   */
  record ChangeAddress(int day, boolean proves) implements Deed {}

  record MoveTo(int day, ZoneId zone) implements Deed {}

  /** Is seen on the board itself. */
  record Visit(int day) implements Deed {}

  /** Found a job, as the board heard. */
  record FindJob(int day) implements Deed {}

  record SignUpAgain(int day) implements Deed {}

  /** Wants to be forgotten. */
  record Erase(int day) implements Deed {}

  /** The deed in words. */
  default String words() {
    return switch (this) {
      case Pause it -> "asks for a pause until day " + it.until();
      case Resume it -> "ends its pause";
      case Keep it -> "presses the button that keeps its alerts";
      case Text it -> "texts " + it.text();
      case Unsubscribe it -> "unsubscribes with one click";
      case Complain it -> "reports the newest mail as spam";
      case ChangeAddress it -> "gives another address";
      case MoveTo it -> "moves to " + it.zone();
      case Visit it -> "visits the board";
      case FindJob it -> "found a job";
      case SignUpAgain it -> "signs up again";
      case Erase it -> "asks to be forgotten";
    };
  }

  /** Whether the lead's timeline tells of it in such words anyway. */
  default boolean isInTheTimeline() {
    return this instanceof Complain || this instanceof SignUpAgain;
  }

  /** Whether text messages are part of it. */
  default boolean needsTexts() {
    return this instanceof Text;
  }
}
