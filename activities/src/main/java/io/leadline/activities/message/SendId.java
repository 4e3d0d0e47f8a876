package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity of one message, {@code <date>-<lead>-<channel>-<kind>} with an ordinal for kinds that
 * may repeat: inserting it is the claim that keeps a message from going out twice. The local date
 * comes first so that a day's rows lie together. Only {@code [A-Za-z0-9_-]}, since it travels
 * through providers.
 */
public record SendId(
    String text, LocalDate date, String leadId, Channel channel, MessageKind kind) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{8})-([A-Za-z0-9_]+)-(email|sms)-(verify|alert)(-\\d+-\\d+)?");

  /** The one alert of a lead on a channel on a local date. */
  public static String alert(LocalDate date, String leadId, Channel channel) {
    return of(date, leadId, channel, MessageKind.ALERT);
  }

  /**
   * A verification mail.
   *
   * @param date UTC date of the opt-in, so that a retry after midnight is the same message
   * @param ordinal which mail of the epoch, from 1
   */
  public static String verification(LocalDate date, String leadId, int epoch, int ordinal) {
    return of(date, leadId, Channel.EMAIL, MessageKind.VERIFICATION) + "-" + epoch + "-" + ordinal;
  }

  /**
   * Reads an id back.
   *
   * @throws IllegalArgumentException for anything that is not a send id
   */
  public static SendId parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a send id: " + text);
    }
    return new SendId(
        text,
        LocalDate.parse(parts.group(1), DateTimeFormatter.BASIC_ISO_DATE),
        parts.group(2),
        Channel.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
        parts.group(4).equals(MessageKind.ALERT.code())
            ? MessageKind.ALERT
            : MessageKind.VERIFICATION);
  }

  /** Which verification mail of its epoch an id names, from 1; 1 for kinds that do not repeat. */
  public static int ordinal(String text) {
    Matcher parts = SHAPE.matcher(text);
    String repeat = parts.matches() ? parts.group(5) : null;
    return repeat == null ? 1 : Integer.parseInt(repeat.substring(repeat.lastIndexOf('-') + 1));
  }

  /** What the ids of a date, and of no earlier one, begin with; in the order of dates. */
  public static String prefix(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** Whether the text has the shape of a send id. */
  public static boolean isSendId(String text) {
    return SHAPE.matcher(text).matches();
  }

  private static String of(LocalDate date, String leadId, Channel channel, MessageKind kind) {
    return prefix(date)
        + "-"
        + leadId
        + "-"
        + channel.name().toLowerCase(Locale.ROOT)
        + "-"
        + kind.code();
  }
}
