package io.leadline.sandbox.rehearsal.script;

/** A script that cannot be followed; the message names the line, what is wrong and what may be. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScriptException(String message) {
    super(message);
  }
}
