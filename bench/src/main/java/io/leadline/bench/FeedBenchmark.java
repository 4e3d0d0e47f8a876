package io.leadline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.board.Board;
import io.leadline.bench.provider.FileHost;
import io.leadline.bench.stack.Cost;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One feed from its first byte to its last posting that is found, and the same feed again. */
@Command(
    name = "feed",
    description = "Postings a second through parsing, cleaning, clustering and indexing.",
    mixinStandardHelpOptions = true)
final class FeedBenchmark implements Callable<Integer> {
  private static final long SEED = 1;

  @Option(names = "--size", description = "Postings (default: ${DEFAULT-VALUE}).")
  private int size = 50_000;

  @Option(
      names = "--sentences",
      description = "In each description of 150 bytes each (default: ${DEFAULT-VALUE}).")
  private int sentences = 10;

  @Override
  public Integer call() throws IOException {
    Path feed = Files.createTempFile("leadline-bench", ".xml");
    new Board(Board.INTERESTS, SEED).writeFeed(feed, size, sentences, Instant.now());
    try (FileHost host = new FileHost(feed);
        OwnStack stack =
            new OwnStack(Map.of("LEADLINE_ALLOWED_ORIGINS", host.origin().toString()))) {
      stack.up();
      ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "feed").put("size", size);
      line.put("feedMb", Files.size(feed) / 1_000_000);
      line.set("new", run(stack, host));
      line.set("unchanged", run(stack, host));
      System.out.println(line);
    } finally {
      Files.delete(feed);
    }
    return 0;
  }

  /** By a job of the worker, as the schedule does it. */
  private ObjectNode run(OwnStack stack, FileHost host) {
    Cost cost = new Cost(stack);
    cost.mark();
    String input =
        OwnStack.JSON
            .createObjectNode()
            .put("url", host.url().toString())
            .put("source", "bench")
            .toString();
    long start = System.nanoTime();
    String body = "{\"kind\":\"import-feed\",\"input\":" + input + "}";
    String accepted = stack.postAsOperator(stack.api("/jobs"), "application/json", body).body();
    String poll = stack.api(OwnStack.json(accepted).path("poll_url").asText());
    OwnStack.await("the import", () -> job(stack, poll).hasNonNull("completedAt"));
    double seconds = (System.nanoTime() - start) / 1e9;
    ObjectNode line = OwnStack.JSON.createObjectNode().put("seconds", seconds);
    line.put("perSecond", Math.round(size / seconds));
    line.set("result", job(stack, poll).path("result"));
    line.set("cpuMicrosPerPosting", cost.cpuMicrosPerJob(size));
    return line.put("workerPeakRssMb", stack.peakRssMb("worker"));
  }

  private static JsonNode job(OwnStack stack, String poll) {
    return OwnStack.json(stack.getAsOperator(poll).body());
  }
}
