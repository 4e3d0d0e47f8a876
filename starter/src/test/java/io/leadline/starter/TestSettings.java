package io.leadline.starter;

import java.util.Base64;
import java.util.Map;

/** Settings with which every process starts. */
public final class TestSettings {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  public static final Map<String, String> COMPLETE =
      Map.of(
          "LEADLINE_PORT", "0",
          "LEADLINE_OPERATOR_TOKEN", "operator-token-123",
          "LEADLINE_SECRET_KEY", "k1:" + KEY,
          "LEADLINE_HASH_KEY", KEY,
          "LEADLINE_DATA_KEY", "k1:" + KEY,
          "SENDGRID_BASE_URL", "http://127.0.0.1:1",
          "LEADLINE_MAIL_FROM", "Jobs <jobs@example.com>",
          "LEADLINE_POSTAL_ADDRESS", "1 Main St, Austin, TX");

  private TestSettings() {}
}
