package io.leadline.sandbox.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a Go that can build the Temporal server: on PATH or where installers put it. */
final class GoToolchain {
  private static final Pattern VERSION =
      Pattern.compile("go version go(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  private GoToolchain() {}

  /** Where installers put it without changing PATH. */
  static final List<Path> USUAL =
      List.of(Path.of("/usr/local/go"), Path.of(System.getProperty("user.home"), "go"));

  /**
   * The first {@code go} that is new enough.
   *
   * @param folders looked at after PATH and GOROOT
   */
  static Optional<Path> find(Map<String, String> environment, List<Path> folders) {
    return candidates(environment, folders).filter(go -> isNewEnough(versionOf(go))).findFirst();
  }

  /** Each {@code go} that {@link #find} looks at, with what it says of its version. */
  static List<String> seen(Map<String, String> environment, List<Path> folders) {
    return candidates(environment, folders)
        .map(go -> "%s is '%s'".formatted(go, versionOf(go)))
        .toList();
  }

  private static Stream<Path> candidates(Map<String, String> environment, List<Path> folders) {
    return Stream.of(
            Executables.onPath("go", environment),
            Stream.ofNullable(environment.get("GOROOT")).map(root -> Path.of(root, "bin/go")),
            folders.stream().map(folder -> folder.resolve("bin/go")))
        .flatMap(candidates -> candidates)
        .filter(Files::isExecutable)
        .distinct();
  }

  /** Whether a line of {@code go version} names 1.26.4 or newer, what the CLI's go.mod asks for. */
  static boolean isNewEnough(String versionLine) {
    Matcher matcher = VERSION.matcher(versionLine);
    if (!matcher.find()) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return major > 1 || minor > 26 || (minor == 26 && patch >= 4);
  }

  private static String versionOf(Path go) {
    return Executables.firstLine(go, Map.of("GOTOOLCHAIN", "local"), "version");
  }
}
