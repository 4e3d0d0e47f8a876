package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.Cost;
import io.leadline.bench.stack.JobCounts;
import io.leadline.bench.stack.OneWorkflowPerJob;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.net.http.HttpResponse;
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
  private static final int LARGEST_BASELINE = 1_000;
  private static final int WARM_UP = 50_000;
  private static final String[] OURS = {"api", "worker", "mongodb"};

  @Option(names = "--size", description = "Items (default: ${DEFAULT-VALUE}).")
  private int size = 100_000;

  @Override
  public Integer call() throws IOException {
    try (OwnStack stack = new OwnStack()) {
      stack.up();
      upload(stack, Math.min(size, WARM_UP));
      ObjectNode line = upload(stack, size);
      line.put("peakRssMb", stack.peakRssMb("worker", "api"));
      int few = Math.clamp(size / BASELINE_PART, 100, LARGEST_BASELINE);
      line.set("baseline", OneWorkflowPerJob.measure(stack, few));
      System.out.println(line);
    }
    return 0;
  }

  private static ObjectNode upload(OwnStack stack, int size) {
    JobCounts counts = new JobCounts(stack);
    counts.mark();
    Cost cost = new Cost(stack);
    cost.mark();
    ObjectNode memory = OwnStack.JSON.createObjectNode();
    memory.set("before", cost.residentMb(OURS));
    long start = System.nanoTime();
    HttpResponse<String> answer =
        stack.postAsOperator(
            stack.api("/batches?kind=noop"), "application/x-ndjson", "{}\n".repeat(size));
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("POST /batches answered " + answer.statusCode());
    }
    double accepted = (System.nanoTime() - start) / 1e9;
    memory.set("accepted", cost.residentMb(OURS));
    counts.secondsUntil(size / 2, start);
    memory.set("half", cost.residentMb(OURS));
    double seconds = counts.secondsUntil(size, start);
    memory.set("recorded", cost.residentMb(OURS));
    ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "batch").put("size", size);
    line.put("perSecond", Math.round(size / seconds));
    line.put("acceptedPerSecond", Math.round(size / accepted));
    line.put("progressMs", progressMillis(stack, answer.body()));
    line.set("cpuMicrosPerItem", cost.cpuMicrosPerJob(size));
    line.set("residentMb", memory);
    line.put("lost", Math.max(0, size - counts.since()));
    return line.put("doubled", Math.max(0, counts.since() - size));
  }

  /** How long a look at the batch takes, which counts its items. */
  private static double progressMillis(OwnStack stack, String batch) {
    long start = System.nanoTime();
    stack.getAsOperator(stack.api(OwnStack.json(batch).path("poll_url").asText()));
    return (System.nanoTime() - start) / 1e6;
  }
}
