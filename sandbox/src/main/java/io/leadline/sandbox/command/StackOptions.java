package io.leadline.sandbox.command;

import io.leadline.sandbox.supervisor.StackFolder;
import io.leadline.sandbox.supervisor.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command about the local stack takes. */
final class StackOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder; default: $LEADLINE_DATA_DIR, else .leadline in the checkout.")
  private @Nullable Path data;

  /** The data folder, absolute. */
  StackFolder folder(Map<String, String> environment) {
    Path named =
        data == null ? Path.of(environment.getOrDefault("LEADLINE_DATA_DIR", ".leadline")) : data;
    return new StackFolder(named.toAbsolutePath().normalize());
  }

  /** Standard output; the launcher says whether that is a terminal. */
  static Terminal terminal() {
    return new Terminal(System.out, Boolean.getBoolean("leadline.tty"), InstantSource.system());
  }
}
