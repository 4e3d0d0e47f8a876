package io.leadline.activities.job;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids of jobs and groups: 22 characters of {@code [2-7a-z]}, the first nine tell the
 * millisecond, the others are 65 random bits. What is accepted together lies together in the store,
 * which then writes few pages instead of one per job.
 */
public final class JobIds implements Supplier<String> {
  /** In the order in which stores sort characters. */
  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";

  private static final int TIME_LENGTH = 9;
  private static final int LENGTH = 22;
  private static final int BITS = 5;

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random a {@code SecureRandom}, so that nobody guesses an id
   */
  public JobIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String get() {
    long millis = clock.millis();
    StringBuilder id = new StringBuilder(LENGTH);
    for (int place = TIME_LENGTH - 1; place >= 0; place--) {
      id.append(ALPHABET.charAt((int) (millis >>> (place * BITS)) & (ALPHABET.length() - 1)));
    }
    byte[] bits = new byte[LENGTH - TIME_LENGTH]; // all at once, since a secure source is slow
    random.nextBytes(bits);
    for (byte some : bits) {
      id.append(ALPHABET.charAt(some & (ALPHABET.length() - 1)));
    }
    return id.toString();
  }
}
