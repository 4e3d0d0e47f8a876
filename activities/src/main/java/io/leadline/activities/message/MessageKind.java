package io.leadline.activities.message;

import java.util.Arrays;

/** What a message is for; part of its send id. */
public enum MessageKind {
  VERIFICATION("verify"),
  ALERT("alert"),
  WELCOME("welcome"),
  WINBACK("winback"),
  WIDEN("widen"),
  HIRED("hired"),
  NEW_ADDRESS("address"),
  ASK_ADDRESS("ask");

  private final String code;

  MessageKind(String code) {
    this.code = code;
  }

  /** The word in a send id, of {@code [a-z]}. */
  public String code() {
    return code;
  }

  /** Whether it asks to prove an address: a lead stands before it, and it may lift an opt-out. */
  public boolean asksForProof() {
    return this == VERIFICATION || this == NEW_ADDRESS;
  }

  static MessageKind ofCode(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a kind of message: " + code));
  }
}
