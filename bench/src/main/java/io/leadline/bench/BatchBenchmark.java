package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.JobCounts;
import io.leadline.bench.stack.OneWorkflowPerJob;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One batch of jobs that do nothing, as JSON lines: from its first byte to its last success. */
@Command(
    name = "batch",
    description = "Items of one batch a second.",
    mixinStandardHelpOptions = true)
final class BatchBenchmark implements Callable<Integer> {
  private static final int BASELINE_PART = 200;

  @Option(names = "--size", description = "Items (default: ${DEFAULT-VALUE}).")
  private int size = 100_000;

  @Override
  public Integer call() throws IOException {
    try (OwnStack stack = new OwnStack()) {
      stack.up();
      upload(stack);
      ObjectNode line = upload(stack);
      line.put("peakRssMb", stack.peakRssMb("worker", "api"));
      line.set("baseline", OneWorkflowPerJob.measure(stack, Math.max(100, size / BASELINE_PART)));
      System.out.println(line);
    }
    return 0;
  }

  private ObjectNode upload(OwnStack stack) {
    JobCounts counts = new JobCounts(stack);
    counts.mark();
    long start = System.nanoTime();
    int status =
        stack
            .postAsOperator(
                stack.api("/batches?kind=noop"), "application/x-ndjson", "{}\n".repeat(size))
            .statusCode();
    if (status != 202) {
      throw new IllegalStateException("POST /batches answered " + status);
    }
    double accepted = (System.nanoTime() - start) / 1e9;
    double seconds = counts.secondsUntil(size, start);
    ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "batch").put("size", size);
    line.put("perSecond", Math.round(size / seconds));
    line.put("acceptedPerSecond", Math.round(size / accepted));
    line.put("lost", Math.max(0, size - counts.since()));
    return line.put("doubled", Math.max(0, counts.since() - size));
  }
}
