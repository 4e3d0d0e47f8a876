package io.leadline.sandbox.stack;

/**
 * Something the stack needs is missing or does not start. The message is written for the person at
 * the terminal and says what to do; no stack trace is needed to understand it.
 */
public class SetUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to do about it. */
  public SetUpException(String message) {
    super(message);
  }

  /** The same, for a failure that an exception made known. */
  public SetUpException(String message, Throwable cause) {
    super(message, cause);
  }
}
