package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.Cost;
import io.leadline.bench.stack.JobCounts;
import io.leadline.bench.stack.KeptConnection;
import io.leadline.bench.stack.OneWorkflowPerJob;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Jobs that do nothing, submitted one by one over HTTP by clients that wait for each answer: from
 * the first submission to the last recorded success, after a warm-up of the same size. Storage is
 * on disk, payloads are encrypted, indexes are on.
 */
@Command(
    name = "jobs",
    description = "Background jobs a second, submitted one by one over HTTP.",
    mixinStandardHelpOptions = true)
final class JobsBenchmark implements Callable<Integer> {
  private static final int BASELINE_PART = 50;

  @Option(names = "--size", description = "Jobs (default: ${DEFAULT-VALUE}).")
  private int size = 20_000;

  @Option(names = "--clients", description = "Clients (default: ${DEFAULT-VALUE}).")
  private int clients = 16;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (OwnStack stack = new OwnStack()) {
      stack.up();
      submit(stack);
      ObjectNode line = submit(stack);
      line.put("peakRssMb", stack.peakRssMb("worker", "api"));
      line.set("baseline", OneWorkflowPerJob.measure(stack, Math.max(100, size / BASELINE_PART)));
      System.out.println(line);
    }
    return 0;
  }

  private ObjectNode submit(OwnStack stack) throws InterruptedException {
    JobCounts counts = new JobCounts(stack);
    counts.mark();
    Cost cost = new Cost(stack);
    cost.mark();
    AtomicInteger left = new AtomicInteger(size);
    List<Double> millis = Collections.synchronizedList(new ArrayList<>(size));
    CountDownLatch done = new CountDownLatch(clients);
    long start = System.nanoTime();
    for (int i = 0; i < clients; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (KeptConnection connection = stack.connect()) {
                  while (left.getAndDecrement() > 0) {
                    millis.add(submitOne(connection));
                  }
                } finally {
                  done.countDown();
                }
              });
    }
    done.await();
    double accepted = (System.nanoTime() - start) / 1e9;
    double seconds = counts.secondsUntil(size, start);
    millis.sort(null);
    ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "jobs").put("size", size);
    line.put("clients", clients).put("perSecond", Math.round(size / seconds));
    line.put("acceptedPerSecond", Math.round(size / accepted));
    line.put("p50Ms", millis.get(size / 2)).put("p99Ms", millis.get((int) (size * 0.99)));
    line.set("cpuMicrosPerJob", cost.cpuMicrosPerJob(size));
    line.put("lost", Math.max(0, size - counts.since()));
    return line.put("doubled", Math.max(0, counts.since() - size));
  }

  private static double submitOne(KeptConnection connection) {
    long start = System.nanoTime();
    int status = connection.post("/jobs", "{\"kind\":\"noop\"}");
    if (status != 202) {
      throw new IllegalStateException("POST /jobs answered " + status);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
