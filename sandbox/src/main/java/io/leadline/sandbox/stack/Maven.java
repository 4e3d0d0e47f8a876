package io.leadline.sandbox.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The machine's {@code mvn}, used at set-up to fetch artifacts that are not libraries. */
public final class Maven {
  private static final String DEPENDENCY_PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";
  private static final Duration DEADLINE = Duration.ofMinutes(20);

  /**
   * Copies an artifact from the configured repositories into a folder.
   *
   * @param artifact {@code group:name:version:type}
   * @param what is done, for the message of a failure
   */
  void copy(String artifact, Path target, String what) {
    List<String> command =
        List.of(
            "mvn",
            "-B",
            "-ntp",
            DEPENDENCY_PLUGIN + ":copy",
            "-Dartifact=" + artifact,
            "-DoutputDirectory=" + target);
    ForegroundCommand.run(
        new Launch(command, Map.of("JAVA_HOME", System.getProperty("java.home")), target),
        DEADLINE,
        line -> {},
        what + " with Maven failed");
  }
}
