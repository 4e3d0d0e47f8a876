package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data folder of one local stack and what lies where in it. */
public record StackFolder(Path root) {
  static final String SUPERVISOR = "supervisor";
  private static final String RECORD = ".pid";

  /** Makes the folders that every start needs. */
  public StackFolder create() {
    try {
      Files.createDirectories(logs());
      Files.createDirectories(run());
      return this;
    } catch (IOException e) {
      throw new SetUpException(
          "The data folder %s cannot be written: %s".formatted(root, e.getMessage()), e);
    }
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** The log of a component. */
  public Path log(String component) {
    return logs().resolve(component + ".log");
  }

  Path run() {
    return root.resolve("run");
  }

  /** Where a component keeps its data; {@code --fresh} empties it. */
  Path data(String component) {
    return root.resolve(component);
  }

  /** Says that a step which belongs to fresh data has been done. */
  Path done(String step) {
    return root.resolve("done").resolve(step);
  }

  Path record(String component) {
    return run().resolve(component + RECORD);
  }

  /** The running supervisor of this folder. */
  public Optional<ProcessHandle> supervisor() {
    return ProcessRecord.read(record(SUPERVISOR)).flatMap(ProcessRecord::alive);
  }

  /** Names of components that some supervisor started and that still run. */
  public List<String> running() {
    if (!Files.isDirectory(run())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(run())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(RECORD))
          .map(name -> name.substring(0, name.length() - RECORD.length()))
          .filter(name -> !name.equals(SUPERVISOR))
          .filter(name -> !processes(name).isEmpty())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SetUpException("Cannot read %s: %s".formatted(run(), e.getMessage()), e);
    }
  }

  /** The running processes of a component: the one started and its children. */
  public List<ProcessHandle> processes(String component) {
    return ProcessRecord.read(record(component)).map(ProcessRecord::session).orElse(List.of());
  }
}
