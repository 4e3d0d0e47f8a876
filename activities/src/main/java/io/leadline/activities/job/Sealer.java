package io.leadline.activities.job;

/** Encrypts what is kept of jobs; the key's id travels along so that keys can be rotated. */
public interface Sealer {
  Sealed seal(byte[] plain);

  /**
   * @throws IllegalStateException when the key is unknown or the bytes are not intact
   */
  byte[] open(Sealed secret);
}
