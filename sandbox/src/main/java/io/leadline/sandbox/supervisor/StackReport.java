package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What the supervisor tells other commands about the stack: a small file beside the process
 * records, replaced as a whole at each change.
 */
public final class StackReport {
  private static final String FILE = "stack.properties";
  private static final String COMPONENTS = "components";

  private final Path file;
  private final Properties values = new Properties();

  private StackReport(Path file) {
    this.file = file;
  }

  /** An empty report that will be written into this folder. */
  static StackReport begin(StackFolder folder, List<String> components, String temporalBinary) {
    StackReport report = new StackReport(folder.run().resolve(FILE));
    report.values.setProperty(COMPONENTS, String.join(",", components));
    report.values.setProperty("temporalBinary", temporalBinary);
    return report;
  }

  /** Forgets the last report, so that the next one to appear is a new one. */
  public static void forget(StackFolder folder) {
    try {
      Files.deleteIfExists(folder.run().resolve(FILE));
    } catch (IOException e) {
      throw new SetUpException("Cannot write to %s: %s".formatted(folder.run(), e.getMessage()), e);
    }
  }

  /** The last report of this folder; empty when no stack was ever started here. */
  public static StackReport read(StackFolder folder) {
    StackReport report = new StackReport(folder.run().resolve(FILE));
    try (Reader in = Files.newBufferedReader(report.file)) {
      report.values.load(in);
    } catch (IOException e) {
      report.values.clear();
    }
    return report;
  }

  synchronized void component(String name, ComponentState state, String url) {
    values.setProperty(name + ".state", state.name());
    values.setProperty(name + ".url", url);
    write();
  }

  synchronized void ready(boolean ready) {
    values.setProperty("ready", Boolean.toString(ready));
    write();
  }

  /** Whether everything was ready when the supervisor last wrote. */
  public boolean ready() {
    return Boolean.parseBoolean(values.getProperty("ready"));
  }

  /** Names in the order of the table. */
  public List<String> components() {
    String names = values.getProperty(COMPONENTS, "");
    return names.isEmpty() ? List.of() : Arrays.asList(names.split(",", -1));
  }

  public ComponentState state(String component) {
    return ComponentState.valueOf(
        values.getProperty(component + ".state", ComponentState.STOPPED.name()));
  }

  public String url(String component) {
    return values.getProperty(component + ".url", "");
  }

  /** The program that runs the Temporal server, empty when an external one is used. */
  public String temporalBinary() {
    return values.getProperty("temporalBinary", "");
  }

  void temporalUi(String url) {
    values.setProperty("temporalUi", url);
  }

  /** Where Temporal's own pages are; empty when an external server is used. */
  public Optional<String> temporalUi() {
    return Optional.ofNullable(values.getProperty("temporalUi"));
  }

  private void write() {
    try {
      Path half = file.resolveSibling(FILE + ".part");
      try (Writer out = Files.newBufferedWriter(half)) {
        values.store(out, null);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SetUpException(
          "The supervisor cannot write to %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
