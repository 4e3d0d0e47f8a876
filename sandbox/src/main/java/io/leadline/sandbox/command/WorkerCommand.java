package io.leadline.sandbox.command;

import io.leadline.workers.WorkerMain;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worker}: one worker process in the foreground. */
@Command(
    name = "worker",
    description = "Run one worker until SIGTERM, configured by environment.",
    mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {
  @Option(
      names = "--queues",
      paramLabel = "A,B",
      description = "Work on these task queues only (default: all).")
  private @Nullable String queues;

  @Override
  public Integer call() throws IOException, InterruptedException {
    WorkerMain.main(queues == null ? new String[0] : new String[] {"--queues", queues});
    return 0;
  }
}
