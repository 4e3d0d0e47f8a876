package io.leadline.sandbox.provider.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the {@link Journal}: something that was accepted or that happened, and is never
 * changed afterwards.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.MailAccepted.class, name = Entry.MAIL),
  @JsonSubTypes.Type(value = Entry.MailEvent.class, name = Entry.MAIL_EVENT),
  @JsonSubTypes.Type(value = Entry.SmsAccepted.class, name = Entry.SMS),
  @JsonSubTypes.Type(value = Entry.SmsReceived.class, name = Entry.SMS_IN),
  @JsonSubTypes.Type(value = Entry.SlackAccepted.class, name = Entry.SLACK),
  @JsonSubTypes.Type(value = Entry.OptOutLifted.class, name = Entry.OPT_OUT_LIFTED),
  @JsonSubTypes.Type(value = Entry.Cleared.class, name = Entry.CLEARED)
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface Entry {
  String MAIL = "mail";
  String MAIL_EVENT = "event";
  String SMS = "sms";
  String SMS_IN = "sms-in";
  String SLACK = "slack";
  String OPT_OUT_LIFTED = "opt-out-lifted";
  String CLEARED = "cleared";

  Instant at();

  /** One accepted send call: what its recipients share, and one item per recipient. */
  record MailAccepted(MailCall call, List<MailItem> items) implements Entry {
    @Override
    public Instant at() {
      return call.at();
    }
  }

  /**
   * What happened to a mail after acceptance because somebody acted: open, click, spamreport,
   * unsubscribe.
   */
  record MailEvent(
      String id, String messageId, String to, Instant at, String event, Map<String, String> fields)
      implements Entry {
    public MailEvent {
      fields = fields == null ? Map.of() : fields;
    }
  }

  /**
   * One accepted text message. A {@code carrier} message is the carrier's own answer to STOP and
   * the like.
   */
  record SmsAccepted(
      String sid,
      Instant at,
      String account,
      String from,
      String to,
      String body,
      int segments,
      @Nullable String serviceSid,
      @Nullable String callback,
      @Nullable String sendId,
      @Nullable Integer errorCode,
      boolean carrier)
      implements Entry {}

  /**
   * A text message that a person sent to us. {@code keyword} is STOP, START or HELP when the
   * carrier knows the word.
   */
  record SmsReceived(
      String sid,
      Instant at,
      String account,
      String from,
      String to,
      String body,
      @Nullable String keyword)
      implements Entry {}

  /**
   * One accepted post.
   *
   * @param text everything that it says, attachments included
   * @param color of the bar beside its first attachment; null without one
   */
  record SlackAccepted(String id, Instant at, String channel, String text, @Nullable String color)
      implements Entry {}

  /** The customer took an address off the list of those who unsubscribed. */
  record OptOutLifted(String to, Instant at) implements Entry {}

  /** Everything before this line is forgotten, except events that still have to be posted. */
  record Cleared(Instant at) implements Entry {}
}
