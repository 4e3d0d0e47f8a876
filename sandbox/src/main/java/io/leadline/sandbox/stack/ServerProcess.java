package io.leadline.sandbox.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One server started by us, its output in a log file. Closing stops it; when this JVM ends first it
 * is stopped as well.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int TAIL = 20;

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread hook = new Thread(this::end);

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts the process; its output is appended to the log. */
  public static ServerProcess start(String name, Launch launch, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(launch.command())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .directory(launch.folder().toFile());
      // Ours; a server that is itself written in Java would look into it.
      builder.environment().remove("CLASSPATH");
      builder.environment().putAll(launch.environment());
      ServerProcess server = new ServerProcess(name, builder.start(), log);
      Runtime.getRuntime().addShutdownHook(server.hook);
      return server;
    } catch (IOException e) {
      throw new SetUpException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Waits until the server answers; fails with the end of its log when it dies or takes too long.
   */
  public void awaitReady(BooleanSupplier ready, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new SetUpException(
            "%s ended with code %d while starting:\n%s"
                .formatted(name, process.exitValue(), tail(log)));
      }
      if (System.nanoTime() > end) {
        close();
        throw new SetUpException(
            "%s was not ready after %d s:\n%s".formatted(name, deadline.toSeconds(), tail(log)));
      }
      pause();
    }
  }

  /** The process itself, for tests that kill it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already: the hook does the same.
      return;
    }
    end();
  }

  private void end() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** The last lines of a log, indented, for a message. */
  static String tail(Path log) {
    try {
      List<String> lines =
          new ArrayList<>(
              new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList());
      return String.join(
          "\n",
          lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
              .map(line -> "  " + line)
              .toList());
    } catch (IOException e) {
      return "  (no log at %s)".formatted(log);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetUpException("Interrupted while waiting for a server", e);
    }
  }
}
