package io.leadline.sandbox.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Secrets of the simulated accounts: given, or made once and kept in the folder. */
final class Secrets {
  private Secrets() {}

  static String twilioToken(Path folder, @Nullable String given) throws IOException {
    return given != null
        ? given
        : kept(folder.resolve("twilio-auth-token"), UUID.randomUUID().toString().replace("-", ""));
  }

  /** What Resend's events are signed with. */
  static String resendSecret(Path folder, @Nullable String given) throws IOException {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return given != null
        ? given
        : kept(
            folder.resolve("resend-webhook-secret"),
            "whsec_" + Base64.getEncoder().encodeToString(bytes));
  }

  private static String kept(Path file, String made) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, made);
    }
    return Files.readString(file).strip();
  }
}
