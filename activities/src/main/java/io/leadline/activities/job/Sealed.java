package io.leadline.activities.job;

import java.util.Arrays;

/** Encrypted bytes, as {@link Sealer} makes and opens them; shows nothing of what is inside. */
public final class Sealed {
  private final byte[] bytes;

  private Sealed(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over; it must not be changed afterwards. */
  public static Sealed of(byte[] bytes) {
    return new Sealed(bytes);
  }

  /** Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Sealed[" + bytes.length + " bytes]";
  }
}
