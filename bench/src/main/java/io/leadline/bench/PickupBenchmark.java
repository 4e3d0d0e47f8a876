package io.leadline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** At rest, one job at a time: from the answer to its submission to its recorded success. */
@Command(
    name = "pickup",
    description = "Milliseconds from the answer to the recorded success of a lone job.",
    mixinStandardHelpOptions = true)
final class PickupBenchmark implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(2);
  private static final Duration REST = Duration.ofMillis(50);

  @Option(names = "--size", description = "Jobs (default: ${DEFAULT-VALUE}).")
  private int size = 300;

  @Override
  public Integer call() throws IOException {
    try (OwnStack stack = new OwnStack()) {
      stack.up();
      measure(stack);
      List<Double> millis = measure(stack);
      millis.sort(null);
      ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "pickup").put("size", size);
      line.put("p50Ms", millis.get(size / 2)).put("p99Ms", millis.get((int) (size * 0.99)));
      System.out.println(line);
    }
    return 0;
  }

  private List<Double> measure(OwnStack stack) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      JsonNode job =
          OwnStack.json(
              stack
                  .postAsOperator(stack.api("/jobs"), "application/json", "{\"kind\":\"noop\"}")
                  .body());
      long answered = System.nanoTime();
      String url = stack.api(job.path("poll_url").asText());
      while (!OwnStack.json(stack.getAsOperator(url).body())
          .path("status")
          .asText()
          .equals("succeeded")) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
      millis.add((System.nanoTime() - answered) / 1e6);
      LockSupport.parkNanos(REST.toNanos());
    }
    return millis;
  }
}
