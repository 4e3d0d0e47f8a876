package io.leadline.activities.signup;

/** What was handed in is no list of leads; the message says what is expected. */
public final class UnusableListException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableListException(String message) {
    super(message);
  }
}
