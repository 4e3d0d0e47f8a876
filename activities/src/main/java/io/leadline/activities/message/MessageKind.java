package io.leadline.activities.message;

/** What a message is for; part of its send id. */
public enum MessageKind {
  VERIFICATION("verify"),
  ALERT("alert");

  private final String code;

  MessageKind(String code) {
    this.code = code;
  }

  /** The word in a send id, of {@code [a-z]}. */
  public String code() {
    return code;
  }
}
