package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.provider.CallsRun;
import io.leadline.bench.provider.FlakyBehaviour;
import io.leadline.bench.provider.ProviderCalls;
import io.leadline.bench.provider.SlowProvider;
import io.leadline.bench.provider.Tally;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A batch of slow calls of which some fail for the moment and a few for good. */
@Command(
    name = "ai-jobs",
    description = "Slow and flaky calls: how many of those that can succeed do.",
    mixinStandardHelpOptions = true)
final class AiJobsBenchmark implements Callable<Integer> {
  private static final Duration MEDIAN = Duration.ofMillis(200);
  private static final double SPREAD = 0.5;
  private static final double TRANSIENTS = 0.05;
  private static final double REFUSALS = 0.0005;

  @Option(names = "--size", description = "Calls (default: ${DEFAULT-VALUE}).")
  private int size = 10_000;

  @Option(names = "--slots", description = "Calls at one time (default: ${DEFAULT-VALUE}).")
  private int slots = 50;

  @Option(names = "--seed", description = "Of the provider (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    FlakyBehaviour flaky = new FlakyBehaviour(seed, MEDIAN, SPREAD, TRANSIENTS, REFUSALS);
    try (SlowProvider provider = new SlowProvider(flaky);
        OwnStack stack = CallsRun.stack(slots)) {
      stack.up();
      CallsRun.warmUp(stack, ProviderCalls.AI_CALL, slots);
      CallsRun.End end = CallsRun.begin(stack, ProviderCalls.AI_CALL, provider, size).untilItEnds();
      Tally tally = Tally.of(provider.ledger().calls());
      long can = IntStream.range(0, size).filter(flaky::canSucceed).count();
      ObjectNode line = end.line("ai-jobs", size).put("slots", slots).put("seed", seed);
      line.put("doubled", tally.doubled()).put("callsAgain", tally.again());
      line.put("canSucceed", can).put("succeededOfThese", (double) end.succeeded() / can);
      line.put("peakRssMb", stack.peakRssMb("worker", "api"));
      System.out.println(line);
    }
    return 0;
  }
}
