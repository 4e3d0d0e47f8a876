package io.leadline.starter.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param remedy what to do about it; null when all is well
 */
public record Finding(String name, Status status, String detail, @Nullable String remedy) {
  /** How bad it is. */
  public enum Status {
    OK,
    /** Works, but should be looked at before real people get mail. */
    WARNING,
    FAILED
  }

  static Finding ok(String name, String detail) {
    return new Finding(name, Status.OK, detail, null);
  }

  static Finding warning(String name, String detail, String remedy) {
    return new Finding(name, Status.WARNING, detail, remedy);
  }

  static Finding failed(String name, String detail, String remedy) {
    return new Finding(name, Status.FAILED, detail, remedy);
  }
}
