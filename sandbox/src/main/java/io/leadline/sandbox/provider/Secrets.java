package io.leadline.sandbox.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The auth token of the simulated Twilio account: given, or made once and kept in the folder. */
final class Secrets {
  private Secrets() {}

  static String twilioToken(Path folder, @Nullable String given) throws IOException {
    if (given != null) {
      return given;
    }
    Path file = folder.resolve("twilio-auth-token");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, UUID.randomUUID().toString().replace("-", ""));
    }
    return Files.readString(file).strip();
  }
}
