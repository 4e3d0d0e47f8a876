package io.leadline.sandbox.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs one command of the set-up to its end, line by line, and explains a failure by its tail. */
final class ForegroundCommand {
  private static final int TAIL = 25;

  private ForegroundCommand() {}

  /**
   * Waits for the command and hands over each line that it prints.
   *
   * @param whatFailed begins the message when the command is missing, too slow or not successful
   */
  static void run(Launch launch, Duration deadline, Consumer<String> eachLine, String whatFailed) {
    Deque<String> tail = new ArrayDeque<>();
    ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
    builder.directory(launch.folder().toFile()).environment().putAll(launch.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new SetUpException(
          "%s: %s cannot be started (%s)"
              .formatted(whatFailed, launch.command().getFirst(), e.getMessage()),
          e);
    }
    try {
      process.getOutputStream().close();
      Thread reader = Thread.ofVirtual().start(() -> read(process, eachLine, tail));
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SetUpException(
            "%s: not finished after %d minutes".formatted(whatFailed, deadline.toMinutes()));
      }
      reader.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetUpException(whatFailed + ": interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new SetUpException(whatFailed + ":\n" + String.join("\n", tail));
    }
  }

  private static void read(Process process, Consumer<String> eachLine, Deque<String> tail) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (tail.size() == TAIL) {
          tail.removeFirst();
        }
        tail.addLast(line);
        eachLine.accept(line);
      }
    } catch (IOException e) {
      tail.addLast("(output ended: %s)".formatted(e.getMessage()));
    }
  }
}
