package io.leadline.sandbox.provider.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the inbox page shows.
 *
 * @param newest changes when the list does
 * @param older the number to continue below, null at the end
 */
public record InboxView(
    String query,
    String channel,
    List<Tab> channels,
    List<Row> rows,
    @Nullable Long older,
    long newest,
    String status,
    boolean statusWaits,
    @Nullable String notice,
    @Nullable MailView mail,
    @Nullable ThreadView thread) {

  public boolean empty() {
    return rows.isEmpty();
  }

  public boolean filtered() {
    return !query.isEmpty() || !channel.isEmpty();
  }

  /** Whether a message is open, so that a narrow screen shows it instead of the list. */
  public boolean reading() {
    return mail != null || thread != null;
  }

  /** A choice of channel above the list. */
  public record Tab(String value, String label, boolean current) {}

  /** One line of the list; {@code hue} picks one of eight colours. */
  public record Row(
      String id,
      String link,
      String kind,
      String initial,
      int hue,
      String who,
      String title,
      String snippet,
      String at,
      String clock,
      boolean current,
      List<Badge> badges) {}

  /** A word with a tone: good, bad, plain. */
  public record Badge(String text, String tone) {}

  /** An open mail. */
  public record MailView(
      String id,
      String subject,
      String from,
      String to,
      int hue,
      String initial,
      String at,
      String clock,
      @Nullable String sendId,
      boolean hasHtml,
      boolean oneClick,
      String textHtml,
      List<Pair> headers,
      List<Pair> links,
      List<Step> steps) {}

  public record Pair(String name, String value) {}

  /** Something that happened, in the order of time. */
  public record Step(String name, String detail, String at, String clock, String tone) {}

  /** The texts between us and one number, or the posts of one Slack channel; oldest first. */
  public record ThreadView(
      String id,
      String title,
      String other,
      boolean canReply,
      boolean stopped,
      List<Bubble> bubbles) {}

  public record Bubble(String textHtml, boolean mine, String at, String clock, String note) {}
}
