package io.leadline.workflows.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Makes the requests for notices; their identities are decided here. Pure. */
final class Notices {
  private Notices() {}

  /**
   * Welcomes the lead on every channel that it can be reached on. Named by the day of the opt-in,
   * so that a confirmation that is heard again makes no second message.
   */
  static void welcome(NextState next) {
    for (Channel channel : Channel.values()) {
      if (next.channel(channel).usable()) {
        welcome(next, channel);
      }
    }
  }

  static void welcome(NextState next, Channel channel) {
    next.then(send(next, NoticeKind.WELCOME, channel, 1, next.optedInAt));
  }

  /** Offers to stop, once in an epoch: named like the welcome. */
  static void hired(NextState next) {
    next.then(send(next, NoticeKind.HIRED, spokenOn(next), 1, next.optedInAt));
  }

  static void winback(NextState next, Instant now) {
    next.then(send(next, NoticeKind.WINBACK, spokenOn(next), next.winbacks, now));
  }

  static void widen(NextState next, Instant now) {
    next.then(send(next, NoticeKind.WIDEN, spokenOn(next), 1, now));
  }

  static void newAddress(NextState next, int version, Instant now) {
    next.then(send(next, NoticeKind.NEW_ADDRESS, Channel.EMAIL, version, now));
  }

  static void askAddress(NextState next, Instant now) {
    next.then(send(next, NoticeKind.ASK_ADDRESS, Channel.SMS, next.addressVersion, now));
  }

  /** By mail when it can be, since a text message is more of an intrusion. */
  private static Channel spokenOn(NextState next) {
    return next.email.usable() || !next.sms.usable() ? Channel.EMAIL : Channel.SMS;
  }

  private static Effect.SendNotice send(
      NextState next, NoticeKind kind, Channel channel, int ordinal, Instant date) {
    return new Effect.SendNotice(
        new NoticeRequest(
            next.leadId(),
            next.epoch,
            kind,
            channel,
            ordinal,
            LocalDate.ofInstant(date, ZoneOffset.UTC)));
  }
}
