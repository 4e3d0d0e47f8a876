package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.NoticeRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Identity of one message, {@code <date>-<lead>-<channel>-<kind>} with an ordinal for kinds that
 * may repeat: inserting it is the claim that keeps a message from going out twice. The local date
 * comes first so that a day's rows lie together. Only {@code [A-Za-z0-9_-]}, since it travels
 * through providers.
 */
public record SendId(
    String text, LocalDate date, String leadId, Channel channel, MessageKind kind) {
  /** Stands for the lead in a message to somebody who is none. */
  private static final String NO_LEAD = "nobody";

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{8})-([A-Za-z0-9_]+)-(email|sms)-(?:(%s)(?:-(\\d+)-(\\d+))?|(direct)-[A-Za-z0-9_-]+)"
              .formatted(codes()));

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

  /** The message of a notice: the same request gives the same id. */
  public static String notice(NoticeRequest request) {
    return of(request.date(), request.leadId(), request.channel(), MessageKind.of(request.kind()))
        + "-"
        + request.epoch()
        + "-"
        + request.ordinal();
  }

  /**
   * What a job of an operator writes.
   *
   * @param date UTC date of the job's submission, so that every attempt is the same message
   * @param leadId null for somebody who is no lead
   */
  public static String direct(
      LocalDate date, @Nullable String leadId, Channel channel, String jobId) {
    String to = leadId == null ? NO_LEAD : leadId;
    return of(date, to, channel, MessageKind.DIRECT) + "-" + jobId;
  }

  /** Whether it is a message to a lead. */
  public boolean isToLead() {
    return !leadId.equals(NO_LEAD);
  }

  /** The notice that this id names; empty for what is none. */
  public Optional<NoticeRequest> notice() {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches() || parts.group(5) == null) {
      return Optional.empty();
    }
    int epoch = Integer.parseInt(parts.group(5));
    return kind.notice()
        .map(notice -> new NoticeRequest(leadId, epoch, notice, channel, ordinal(text), date));
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
        MessageKind.ofCode(parts.group(4) == null ? parts.group(7) : parts.group(4)));
  }

  /** Which message of its kind in its epoch an id names, from 1; 1 for kinds that do not repeat. */
  public static int ordinal(String text) {
    Matcher parts = SHAPE.matcher(text);
    String ordinal = parts.matches() ? parts.group(6) : null;
    return ordinal == null ? 1 : Integer.parseInt(ordinal);
  }

  /** What the ids of a date, and of no earlier one, begin with; in the order of dates. */
  public static String prefix(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** Whether the text has the shape of a send id. */
  public static boolean isSendId(String text) {
    return SHAPE.matcher(text).matches();
  }

  private static String codes() {
    return Arrays.stream(MessageKind.values())
        .filter(kind -> kind != MessageKind.DIRECT)
        .map(MessageKind::code)
        .collect(Collectors.joining("|"));
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
