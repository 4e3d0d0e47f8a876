package io.leadline.activities.posting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The stable id of a posting: eight characters from its source, sixteen from its reference there,
 * all of {@code [A-Za-z0-9_-]}. The source comes first so that a feed's entries lie together in a
 * store sorted by id.
 */
public final class PostingId {
  private static final int SOURCE_BYTES = 6;
  private static final int ITEM_BYTES = 12;

  private PostingId() {}

  /** The id of the item that {@code source} calls {@code externalId}. */
  public static String of(String source, String externalId) {
    return ofSource(source) + encoded(source + '\0' + externalId, ITEM_BYTES);
  }

  /** What the ids of all postings of this source begin with. */
  public static String ofSource(String source) {
    return encoded(source, SOURCE_BYTES);
  }

  /** So many bytes of a hash of the text, as {@code [A-Za-z0-9_-]}. */
  static String encoded(String text, int bytes) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
