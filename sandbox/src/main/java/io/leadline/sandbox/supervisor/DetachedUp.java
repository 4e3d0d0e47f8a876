package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.Launch;
import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the supervisor as a process of its own and shows what it says until everything is ready:
 * {@code up --detach}. The supervisor keeps running when this process ends.
 */
public final class DetachedUp {
  private static final int HEAP_MEGABYTES = 48;
  private static final long POLL_MILLIS = 100;

  private final StackFolder folder;
  private final PrintStream out;

  public DetachedUp(StackFolder folder, PrintStream out) {
    this.folder = folder.create();
    this.out = out;
  }

  /**
   * Runs the main class with these arguments in the background.
   *
   * @return 0 once the stack is ready, else what the supervisor ended with
   */
  public int run(String mainClass, List<String> arguments) throws InterruptedException {
    StackReport.forget(folder);
    Path log = folder.log("supervisor");
    try {
      Files.deleteIfExists(log);
      Files.createFile(log);
      Process supervisor = start(mainClass, arguments, log);
      long shown = 0;
      while (supervisor.isAlive() && !StackReport.read(folder).ready()) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        shown = show(log, shown);
      }
      show(log, shown);
      return supervisor.isAlive() ? 0 : supervisor.exitValue();
    } catch (IOException e) {
      throw new SetUpException("The supervisor cannot be started: %s".formatted(e.getMessage()), e);
    }
  }

  private Process start(String mainClass, List<String> arguments, Path log) throws IOException {
    Launch launch =
        new JavaCommand("supervisor", mainClass, HEAP_MEGABYTES, arguments)
            .launch(Path.of("").toAbsolutePath(), Map.of());
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(launch.environment());
    return builder.start();
  }

  private long show(Path log, long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      out.write(bytes);
      out.flush();
      return from + bytes.length;
    }
  }
}
