package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.Launch;
import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of a component, whether this supervisor started it or one that was killed did: it is
 * found and stopped through its record.
 */
final class RunningComponent {
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(5);
  private static final Duration KILLED = Duration.ofSeconds(10);

  private RunningComponent() {}

  /** Starts the process with its output appended to the component's log. */
  static Process start(String name, Launch launch, StackFolder folder) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(ProcessRecord.recorded(folder.record(name), launch.command()))
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log(name).toFile()))
              .directory(launch.folder().toFile());
      // Ours; a server that is itself written in Java would look into it.
      builder.environment().remove("CLASSPATH");
      builder.environment().putAll(launch.environment());
      return builder.start();
    } catch (IOException e) {
      throw new SetUpException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Asks the component's main process to end, and kills it when it has not after the grace period.
   * Children that stay behind get a moment to end, too.
   *
   * @return whether the main process had to be killed
   */
  static boolean stop(String name, StackFolder folder, Duration grace) {
    List<ProcessHandle> processes = folder.processes(name);
    List<ProcessHandle> main =
        ProcessRecord.read(folder.record(name)).flatMap(ProcessRecord::alive).stream().toList();
    boolean ended = end(main, grace);
    end(processes, LEFT_BEHIND);
    return !ended;
  }

  private static boolean end(List<ProcessHandle> processes, Duration grace) {
    processes.forEach(ProcessHandle::destroy);
    boolean ended = await(processes, grace);
    if (!ended) {
      processes.forEach(ProcessHandle::destroyForcibly);
      await(processes, KILLED);
    }
    return ended;
  }

  /** Stops what an earlier supervisor of this folder left running, and names it. */
  static List<String> stopOrphans(StackFolder folder, Duration grace) {
    List<String> names = folder.running();
    names.stream().parallel().forEach(name -> stop(name, folder, grace));
    return names;
  }

  private static boolean await(List<ProcessHandle> processes, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (processes.stream().anyMatch(RunningComponent::runs)) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** A zombie that nobody collects, as in a container without an init, does not run. */
  private static boolean runs(ProcessHandle process) {
    return ProcessRecord.running(process.pid()).isPresent();
  }
}
