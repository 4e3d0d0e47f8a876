package io.leadline.workflows;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The histories in {@code src/test/resources/histories}. */
public final class StoredHistories {
  private StoredHistories() {}

  /** File names that begin with the prefix. */
  public static List<String> named(String prefix) {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static WorkflowExecutionHistory load(String name) {
    try (InputStream stream = StoredHistories.class.getResourceAsStream("/histories/" + name)) {
      String json =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return WorkflowExecutionHistory.fromJson(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a history into the source tree of the module that the test runs in. */
  public static void save(String name, WorkflowExecutionHistory history) {
    Path file = Path.of("src/test/resources/histories", name);
    try {
      Files.createDirectories(file.getParent());
      // Who ran it is no part of the history, and changes with every recording.
      String json =
          history.toJson(true).replaceAll("\"identity\": \"[^\"]*\"", "\"identity\": \"\"");
      Files.writeString(file, json + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(StoredHistories.class.getResource("/histories")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
