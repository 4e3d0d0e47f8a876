package io.leadline.activities.template;

import io.leadline.activities.lead.Interest;
import io.leadline.workflows.lead.NoticeKind;
import org.jspecify.annotations.Nullable;

/**
 * What each notice by text message says. The first message of an opt-in names sender, frequency,
 * cost and the way out, as the carriers' rules ask (CTIA Messaging Principles, section 5.1).
 */
final class NoticeText {
  private static final int LAST_WINBACK = 2;

  private NoticeText() {}

  /**
   * @param url where its one link leads; null for a notice without one
   */
  static String of(
      NoticeKind kind, int ordinal, String brand, Interest interest, @Nullable String url) {
    String jobs = Wording.jobs(2, interest);
    String link = url == null ? "" : " " + url;
    return switch (kind) {
      case WELCOME ->
          brand
              + ": your alerts for "
              + jobs
              + " are on. Up to 1 msg/day. Msg & data rates may apply."
              + " Reply HELP for help, STOP to end.";
      case WINBACK ->
          (ordinal < LAST_WINBACK
                  ? brand + ": still looking for " + jobs + "? Keep your alerts:"
                  : brand + ": our last text about " + jobs + ". Keep your alerts:")
              + link
              + " Reply STOP to end.";
      case WIDEN ->
          brand
              + ": nothing new for a while in "
              + jobs
              + ". Widen your search:"
              + link
              + " Reply STOP to end.";
      case HIRED ->
          brand
              + ": congratulations on the new job! Stop or pause your alerts:"
              + link
              + " or reply STOP.";
      case ASK_ADDRESS ->
          brand
              + ": your e-mail address no longer takes our mail. Give us another:"
              + link
              + " Reply STOP to end.";
      case NEW_ADDRESS -> throw new IllegalArgumentException("no text proves an address");
    };
  }
}
