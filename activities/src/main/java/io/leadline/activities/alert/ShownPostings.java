package io.leadline.activities.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.zip.CRC32C;

/**
 * Which jobs a lead has seen, by cluster so that a repost is no news: a bounded memory of 32-bit
 * hashes, the newest last. At ten a day it reaches back 60 days; two jobs share a hash once in some
 * ten million comparisons.
 */
public final class ShownPostings {
  /** How many are remembered: 60 days of usual alerts. */
  static final int LIMIT = 600;

  private static final int DAYS = 60;

  public static final ShownPostings NONE = new ShownPostings(new int[0]);

  private final int[] hashes;

  private ShownPostings(int[] hashes) {
    this.hashes = hashes;
  }

  /** Reads what {@link #toBytes} wrote. */
  public static ShownPostings of(byte[] bytes) {
    int[] hashes = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(hashes);
    return new ShownPostings(hashes);
  }

  /** The hash of a cluster's id; stored, so it must never change. */
  static int hash(String cluster) {
    CRC32C crc = new CRC32C();
    crc.update(cluster.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  boolean contains(int hash) {
    for (int known : hashes) {
      if (known == hash) {
        return true;
      }
    }
    return false;
  }

  /** How many have to be remembered so that alerts of that many repeat nothing for 60 days. */
  static int limit(int perAlert) {
    return Math.max(LIMIT, DAYS * perAlert);
  }

  /** This memory with these clusters as the newest; the oldest are forgotten beyond the limit. */
  public ShownPostings plus(Collection<String> clusters) {
    return plus(clusters, LIMIT);
  }

  ShownPostings plus(Collection<String> clusters, int limit) {
    int[] more = clusters.stream().mapToInt(ShownPostings::hash).toArray();
    int[] all = Arrays.copyOf(hashes, hashes.length + more.length);
    System.arraycopy(more, 0, all, hashes.length, more.length);
    return new ShownPostings(Arrays.copyOfRange(all, Math.max(0, all.length - limit), all.length));
  }

  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
    bytes.asIntBuffer().put(hashes);
    return bytes.array();
  }

  public int size() {
    return hashes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownPostings that && Arrays.equals(hashes, that.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return hashes.length + " shown";
  }
}
