package io.leadline.activities.lead;

import java.util.random.RandomGenerator;

/** Makes ids of 16 characters of {@code [a-z2-7]}: 80 random bits, safe in every provider. */
public final class RandomIds {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 16;

  private final RandomGenerator random;

  /**
   * @param random a {@code SecureRandom} where ids must not be guessed
   */
  public RandomIds(RandomGenerator random) {
    this.random = random;
  }

  public String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
