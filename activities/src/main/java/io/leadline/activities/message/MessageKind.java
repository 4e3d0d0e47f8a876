package io.leadline.activities.message;

import io.leadline.workflows.lead.NoticeKind;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message is for; part of its send id. */
public enum MessageKind {
  VERIFICATION("verify", null),
  ALERT("alert", null),
  WELCOME("welcome", NoticeKind.WELCOME),
  WINBACK("winback", NoticeKind.WINBACK),
  WIDEN("widen", NoticeKind.WIDEN),
  HIRED("hired", NoticeKind.HIRED),
  NEW_ADDRESS("address", NoticeKind.NEW_ADDRESS),
  ASK_ADDRESS("ask", NoticeKind.ASK_ADDRESS),
  /** What an operator writes, by a job of its own. */
  DIRECT("direct", null);

  private final String code;
  private final @Nullable NoticeKind notice;

  MessageKind(String code, @Nullable NoticeKind notice) {
    this.code = code;
    this.notice = notice;
  }

  /** The word in a send id, of {@code [a-z]}. */
  public String code() {
    return code;
  }

  /** Whether it asks to prove an address: a lead stands before it, and it may lift an opt-out. */
  public boolean asksForProof() {
    return this == VERIFICATION || this == NEW_ADDRESS;
  }

  /**
   * Whether rows list it by lead as well: all but alerts, whose ids can be computed, and what a
   * sign-up or a new address asks for itself, which no lead has too much of.
   */
  public boolean isListedByLead() {
    return this != ALERT && !asksForProof();
  }

  /** Whether it may be withheld or put off: only what a lead's own life does not wait for. */
  public boolean mayBeWithheld() {
    return this == ALERT || this == DIRECT;
  }

  /** The notice that it is; empty for what is none. */
  Optional<NoticeKind> notice() {
    return Optional.ofNullable(notice);
  }

  static MessageKind of(NoticeKind notice) {
    return Arrays.stream(values())
        .filter(kind -> kind.notice == notice)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no message for " + notice));
  }

  static MessageKind ofCode(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a kind of message: " + code));
  }
}
