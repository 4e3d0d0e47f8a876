package io.leadline.sandbox.provider.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the {@link Mailbox}: its number gives the order of acceptance, its id is what the
 * API names it by.
 */
public sealed interface StoredMessage {
  long number();

  String id();

  String to();

  Instant at();

  @Nullable String sendId();

  /** One recipient's mail; its id is the call's id and the recipient's place in the call. */
  record Mail(long number, String id, MailCall call, MailItem item) implements StoredMessage {
    public static String id(MailCall call, int place) {
      return call.id() + "-" + place;
    }

    @Override
    public String to() {
      return item.to();
    }

    @Override
    public Instant at() {
      return call.at();
    }

    @Override
    public @Nullable String sendId() {
      return item.sendId(call);
    }
  }

  record Sms(long number, Entry.SmsAccepted sms) implements StoredMessage {
    @Override
    public String id() {
      return sms.sid();
    }

    @Override
    public String to() {
      return sms.to();
    }

    @Override
    public Instant at() {
      return sms.at();
    }

    @Override
    public @Nullable String sendId() {
      return sms.sendId();
    }
  }

  /** A text that a person sent; shown in the inbox beside what was sent to that person. */
  record Reply(long number, Entry.SmsReceived sms) implements StoredMessage {
    @Override
    public String id() {
      return sms.sid();
    }

    @Override
    public String to() {
      return sms.to();
    }

    @Override
    public Instant at() {
      return sms.at();
    }

    @Override
    public @Nullable String sendId() {
      return null;
    }
  }

  record Slack(long number, Entry.SlackAccepted post) implements StoredMessage {
    @Override
    public String id() {
      return post.id();
    }

    @Override
    public String to() {
      return post.channel();
    }

    @Override
    public Instant at() {
      return post.at();
    }

    @Override
    public @Nullable String sendId() {
      return null;
    }
  }
}
