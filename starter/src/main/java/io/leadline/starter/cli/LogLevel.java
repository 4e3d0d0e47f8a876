package io.leadline.starter.cli;

import java.util.List;
import java.util.Set;

/** How much is logged: processes tell what they do, commands only what goes wrong. */
final class LogLevel {
  private static final Set<String> PROCESSES = Set.of("api", "worker", "sandbox", "up");

  private LogLevel() {}

  static String of(String[] arguments) {
    return List.of(arguments).stream().anyMatch(PROCESSES::contains) ? "INFO" : "WARN";
  }
}
