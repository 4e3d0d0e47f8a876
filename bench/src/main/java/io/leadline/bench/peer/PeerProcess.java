package io.leadline.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of a peer that runs, with all processes that it started. */
final class PeerProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Process process;

  private PeerProcess(Process process) {
    this.process = process;
  }

  /**
   * @param log gets what it prints
   */
  static PeerProcess start(
      List<String> command, Path folder, Map<String, String> variables, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new PeerProcess(started(builder, variables));
  }

  /**
   * Runs a program to its end and gives what it printed.
   *
   * @param log gets what it complains about
   * @throws IllegalStateException when it fails, with the log's place
   */
  static String run(List<String> command, Path folder, Map<String, String> variables, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = started(builder, variables);
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "%s failed; see %s".formatted(String.join(" ", command), log));
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process started(ProcessBuilder builder, Map<String, String> variables) {
    builder.environment().putAll(variables);
    // The sources' folder stays as it is.
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().remove("CLASSPATH");
    try {
      Files.createDirectories(builder.directory().toPath());
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends all of them at once with SIGKILL, as the kernel does when memory is short. */
  void kill() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Asks it to end, and insists after a while. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
