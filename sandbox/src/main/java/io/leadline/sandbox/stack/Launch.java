package io.leadline.sandbox.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start one process: the command, what it finds in its environment beside ours, and the
 * folder it starts in.
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
