package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the keys and tokens of a data folder at the first {@code up} and reads them later: {@code
 * keys.env} and the two token files, all readable by their owner only.
 */
final class StackKeys {
  private static final Map<String, String> TOKEN_FILES =
      Map.of(
          "LEADLINE_OPERATOR_TOKEN", "operator-token",
          "LEADLINE_READONLY_TOKEN", "readonly-token");

  private final Path folder;
  private final SecureRandom random;

  StackKeys(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /** Environment variables with every key and token; the same ones at each call. */
  Map<String, String> obtain() {
    try {
      Path file = folder.resolve("keys.env");
      Map<String, String> keys = make();
      Map<String, String> known = Files.exists(file) ? PrivateFile.readVariables(file) : Map.of();
      keys.putAll(known);
      // A folder of an earlier release lacks what this one added.
      if (!keys.keySet().equals(known.keySet())) {
        PrivateFile.writeVariables(file, keys);
      }
      for (Map.Entry<String, String> token : TOKEN_FILES.entrySet()) {
        keys.put(token.getKey(), token(folder.resolve(token.getValue())));
      }
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw new SetUpException(
          "The keys in %s cannot be made or read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private Map<String, String> make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair webhooks = generator.generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("LEADLINE_SECRET_KEY", "k1:" + base64.encodeToString(bytes(32)));
    keys.put("LEADLINE_HASH_KEY", base64.encodeToString(bytes(32)));
    keys.put("LEADLINE_DATA_KEY", "k1:" + base64.encodeToString(bytes(32)));
    keys.put(
        "LEADLINE_SIMULATOR_SIGNING_KEY",
        base64.encodeToString(webhooks.getPrivate().getEncoded()));
    keys.put(
        "SENDGRID_WEBHOOK_PUBLIC_KEY", base64.encodeToString(webhooks.getPublic().getEncoded()));
    keys.put("SENDGRID_API_KEY", "SG.sandbox." + HexFormat.of().formatHex(bytes(16)));
    keys.put("RESEND_API_KEY", "re_sandbox_" + HexFormat.of().formatHex(bytes(16)));
    keys.put("RESEND_WEBHOOK_SECRET", "whsec_" + base64.encodeToString(bytes(24)));
    keys.put("TWILIO_ACCOUNT_SID", "AC" + HexFormat.of().formatHex(bytes(16)));
    keys.put("TWILIO_AUTH_TOKEN", HexFormat.of().formatHex(bytes(16)));
    return keys;
  }

  private String token(Path file) throws IOException {
    if (!Files.exists(file)) {
      PrivateFile.write(
          file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)) + "\n");
    }
    return Files.readString(file).strip();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
