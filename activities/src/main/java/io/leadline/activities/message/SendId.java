package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Identity of one message, {@code <date>-<lead>-<channel>-<kind>} with an ordinal for kinds that
 * may repeat: inserting it is the claim that keeps a message from going out twice. The local date
 * comes first so that a day's rows lie together. Only {@code [A-Za-z0-9_-]}, since it travels
 * through providers.
 */
public final class SendId {
  private SendId() {}

  /** The one alert of a lead on a channel on a local date. */
  public static String alert(LocalDate date, String leadId, Channel channel) {
    return of(date, leadId, channel, MessageKind.ALERT);
  }

  /**
   * A verification mail; dated by the sign-up's epoch so that a retry after midnight is the same.
   */
  public static String verification(LocalDate date, String leadId, int epoch, int ordinal) {
    return of(date, leadId, Channel.EMAIL, MessageKind.VERIFICATION) + "-" + epoch + "-" + ordinal;
  }

  private static String of(LocalDate date, String leadId, Channel channel, MessageKind kind) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE)
        + "-"
        + leadId
        + "-"
        + channel.name().toLowerCase(Locale.ROOT)
        + "-"
        + kind.code();
  }
}
