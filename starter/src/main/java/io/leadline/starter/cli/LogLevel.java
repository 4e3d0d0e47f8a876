package io.leadline.starter.cli;

import java.util.List;
import java.util.Set;

/** How much is logged: processes tell what they do, commands only what goes wrong. */
final class LogLevel {
  private static final Set<String> PROCESSES = Set.of("api", "worker", "sandbox", "up");

  private LogLevel() {}

  static String of(String[] arguments) {
    // What goes wrong in a rehearsal is part of it, such as a text that waits for the morning.
    if (arguments.length > 0 && arguments[0].equals("rehearse")) {
      return "ERROR";
    }
    return List.of(arguments).stream().anyMatch(PROCESSES::contains) ? "INFO" : "WARN";
  }
}
