package io.leadline.starter.cli;

/** Exit codes; outward, so scripts may rely on them. */
public final class Exit {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int NOT_FOUND = 3;
  public static final int BACKEND_AWAY = 4;

  private Exit() {}

  /** Ends a command with a message and a code, for what the user can see from the message alone. */
  public static final class Because extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private Because(int code, String message) {
      super(message);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  public static Because failed(String message) {
    return new Because(FAILED, message);
  }

  public static Because usage(String message) {
    return new Because(USAGE, message);
  }

  public static Because notFound(String message) {
    return new Because(NOT_FOUND, message);
  }
}
