package io.leadline.activities.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A template for a provider that renders mails itself, in Handlebars without partials. */
public record ProviderTemplate(String subject, String html, String text) {
  private static final int VERSION_DIGITS = 16;

  /** Tells one content from another: a hash of all parts. */
  public String version() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {subject, html, text}) {
        hash.update(part.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
      }
      return HexFormat.of().formatHex(hash.digest()).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
