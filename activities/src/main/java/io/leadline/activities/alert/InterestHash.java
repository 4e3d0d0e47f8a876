package io.leadline.activities.alert;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.place.GeoPoint;
import io.leadline.workflows.alert.AlertShard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Short name of an interest: 16 hex digits, equal for leads that share one search. What is judged
 * per lead, such as the pay it expects, is no part of it. Alert states are keyed, divided into
 * shards and spread over the morning by it. Stored, so it must never change.
 */
public final class InterestHash {
  private static final int BYTES = 8;
  private static final int SHARD_SPACE = 1 << 16;

  private InterestHash() {}

  public static String of(Interest interest) {
    GeoPoint centre = interest.centre();
    String text =
        centre == null
            ? interest.query() + (interest.remoteOnly() ? "\0remote" : "")
            : String.format(
                Locale.ROOT,
                "%s\0%.4f\0%.4f\0%.1f",
                interest.query(),
                centre.latitude(),
                centre.longitude(),
                interest.radiusKm());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** What the smallest hash of the shard begins with; the shard includes it. */
  public static String from(AlertShard shard) {
    return bound(shard.index(), shard.of());
  }

  /** What the first hash after the shard begins with; the shard excludes it. */
  public static String to(AlertShard shard) {
    return bound(shard.index() + 1, shard.of());
  }

  private static String bound(int index, int of) {
    return index == of ? "g" : HexFormat.of().toHexDigits((short) (SHARD_SPACE / of * index));
  }
}
