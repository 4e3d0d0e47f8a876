package io.leadline.activities.posting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A text in 256 bytes from which one can tell how alike two texts are: the smallest hash of its
 * runs of seven words in each of 64 classes (min-wise hashing in one pass). The share of equal ones
 * estimates the Jaccard similarity of the two sets of runs.
 */
public final class TextSketch {
  private static final int CLASSES = 64;
  private static final int WORDS = 7;
  private static final double SAME = 0.8;

  /** No run of the text falls into the class. */
  private static final int NONE = -1;

  private final int[] smallest;

  private TextSketch(int[] smallest) {
    this.smallest = smallest;
  }

  /**
   * @param text words in lower case with single spaces between
   */
  static TextSketch of(String text) {
    int[] smallest = new int[CLASSES];
    Arrays.fill(smallest, NONE);
    String[] words = text.isEmpty() ? new String[0] : text.split(" ", -1);
    for (int from = 0; from < words.length && (from == 0 || from + WORDS <= words.length); from++) {
      int to = Math.min(words.length, from + WORDS);
      int hash = hash(String.join(" ", Arrays.asList(words).subList(from, to)));
      int of = hash & (CLASSES - 1);
      int value = hash >>> 6;
      smallest[of] = smallest[of] == NONE ? value : Math.min(smallest[of], value);
    }
    return new TextSketch(smallest);
  }

  /** Reads what {@link #toBytes} wrote. */
  public static TextSketch of(byte[] bytes) {
    int[] smallest = new int[CLASSES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(smallest);
    return new TextSketch(smallest);
  }

  /** Whether the texts are the same but for small changes; two empty ones are. */
  boolean isLike(TextSketch other) {
    int equal = 0;
    int filled = 0;
    for (int i = 0; i < CLASSES; i++) {
      if (smallest[i] != NONE || other.smallest[i] != NONE) {
        filled++;
        equal += smallest[i] == other.smallest[i] ? 1 : 0;
      }
    }
    return equal >= SAME * filled;
  }

  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(CLASSES * Integer.BYTES);
    bytes.asIntBuffer().put(smallest);
    return bytes.array();
  }

  private static int hash(String run) {
    CRC32C crc = new CRC32C();
    crc.update(run.getBytes(StandardCharsets.UTF_8));
    // CRC is linear; a multiplication spreads what is alike.
    return (int) ((crc.getValue() * 0x9e3779b97f4a7c15L) >>> 32);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextSketch that && Arrays.equals(smallest, that.smallest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(smallest);
  }

  @Override
  public String toString() {
    return "sketch " + Integer.toHexString(hashCode());
  }
}
