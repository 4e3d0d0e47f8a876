package io.leadline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Resident memory of every component of a stack that has nothing to do. */
@Command(
    name = "idle",
    description = "Resident memory of every component at idle, in MB.",
    mixinStandardHelpOptions = true)
final class IdleBenchmark implements Callable<Integer> {
  /** Servers that are not ours; the embedded MongoDB stands for one. */
  private static final Set<String> SERVERS = Set.of("temporal", "elasticsearch", "mongodb");

  @Option(
      names = "--after",
      description = "How long to leave it alone first (default: ${DEFAULT-VALUE}).")
  private Duration after = Duration.ofMinutes(1);

  @Override
  public Integer call() throws IOException {
    try (OwnStack stack = new OwnStack()) {
      stack.up();
      LockSupport.parkNanos(after.toNanos());
      ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "idle");
      ObjectNode each = line.putObject("rssMb");
      long all = 0;
      long ours = 0;
      for (JsonNode component : stack.status().path("components")) {
        String name = component.path("name").asText();
        long rss = component.path("rssMb").asLong();
        each.put(name, rss);
        all += rss;
        ours += SERVERS.contains(name) ? 0 : rss;
      }
      line.put("totalMb", all).put("oursWithoutMongodbMb", ours);
      System.out.println(line);
    }
    return 0;
  }
}
