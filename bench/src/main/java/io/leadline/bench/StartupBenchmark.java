package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** How long {@code up} takes with a new data folder, and with one that holds data. */
@Command(
    name = "startup",
    description = "Seconds until ready: first up of a data folder, and a later one.",
    mixinStandardHelpOptions = true)
final class StartupBenchmark implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    OwnStack stack = new OwnStack();
    Duration fresh = stack.up();
    stack.down();
    Duration later = stack.up();
    stack.down();
    ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "startup");
    line.put("firstUpSeconds", fresh.toMillis() / 1000.0);
    line.put("laterUpSeconds", later.toMillis() / 1000.0);
    System.out.println(line);
    return 0;
  }
}
