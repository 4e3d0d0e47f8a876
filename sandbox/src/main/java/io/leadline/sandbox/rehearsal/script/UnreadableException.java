package io.leadline.sandbox.rehearsal.script;

/** A part of a line that means nothing; {@link ScriptReader} adds which line it was. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }
}
