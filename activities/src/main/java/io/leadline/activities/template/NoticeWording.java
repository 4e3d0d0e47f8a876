package io.leadline.activities.template;

import io.leadline.workflows.lead.NoticeKind;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What each notice by mail says; the place to translate them.
 *
 * @param action label of its one button
 */
record NoticeWording(String headline, List<String> paragraphs, String action) {
  private static final int LAST_WINBACK = 2;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, 'at' HH:mm", Locale.ENGLISH);

  /**
   * @param wish "nursing jobs near Austin"
   * @throws IllegalArgumentException for a kind that is a text message
   */
  static NoticeWording of(
      NoticeKind kind, int ordinal, String wish, @Nullable ZonedDateTime nextAlert) {
    return switch (kind) {
      case WELCOME ->
          new NoticeWording(
              "Your alerts are on",
              List.of(
                  "We look for " + wish + " and write when there is something new.",
                  nextAlert == null
                      ? "A day without anything new is a day without a mail."
                      : "We look next on " + MOMENT.format(nextAlert) + " your time."),
              "Change your alerts");
      case WINBACK -> winback(ordinal, wish);
      case WIDEN ->
          new NoticeWording(
              "Nothing new for a while",
              List.of(
                  "For some time there have been no new " + wish + ".",
                  "A wider radius or a broader search may find more."),
              "Widen my search");
      case HIRED ->
          new NoticeWording(
              "Congratulations on the new job!",
              List.of(
                  "We heard that you found a job. We are glad.",
                  "You can stop or pause your alerts for " + wish + "."),
              "Stop or pause my alerts");
      case NEW_ADDRESS ->
          new NoticeWording(
              "Is this your new address?",
              List.of(
                  "Somebody asked to send alerts for " + wish + " to this address from now on.",
                  "If it was not you, just ignore this mail: nothing changes."),
              "Confirm my new address");
      case ASK_ADDRESS -> throw new IllegalArgumentException("no mail asks for an address");
    };
  }

  /** Whether nothing of its kind follows. */
  static boolean isLast(NoticeKind kind, int ordinal) {
    return kind == NoticeKind.WINBACK && ordinal >= LAST_WINBACK;
  }

  private static NoticeWording winback(int ordinal, String wish) {
    return ordinal < LAST_WINBACK
        ? new NoticeWording(
            "Still looking?",
            List.of(
                "We paused your alerts for " + wish + ", since it has been quiet.",
                "One press of a button, and they go on."),
            "Keep my alerts")
        : new NoticeWording(
            "Your alerts are about to end",
            List.of(
                "This is our last mail about " + wish + ".",
                "Without an answer your alerts end, and we write no more."),
            "Keep my alerts");
  }
}
