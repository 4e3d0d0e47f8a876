package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.provider.Behaviour;
import io.leadline.bench.provider.CallsRun;
import io.leadline.bench.provider.ProviderCalls;
import io.leadline.bench.provider.SlowProvider;
import io.leadline.bench.provider.Tally;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A batch of jobs that each wait for a slow provider: how near it comes to always-full slots. */
@Command(
    name = "digest-jobs",
    description = "Jobs that wait two seconds for a provider each, against the ideal.",
    mixinStandardHelpOptions = true)
final class DigestJobsBenchmark implements Callable<Integer> {
  @Option(names = "--size", description = "Jobs (default: ${DEFAULT-VALUE}).")
  private int size = 1_000;

  @Option(names = "--slots", description = "Jobs at one time (default: ${DEFAULT-VALUE}).")
  private int slots = 50;

  @Option(names = "--latency", description = "Of the provider (default: ${DEFAULT-VALUE}).")
  private Duration latency = Duration.ofSeconds(2);

  @Override
  public Integer call() throws IOException {
    try (SlowProvider provider = new SlowProvider(Behaviour.steady(latency));
        OwnStack stack = CallsRun.stack(slots)) {
      stack.up();
      CallsRun.warmUp(stack, ProviderCalls.DIGEST, slots);
      CallsRun.End end = CallsRun.begin(stack, ProviderCalls.DIGEST, provider, size).untilItEnds();
      double ideal = Math.ceilDiv(size, slots) * latency.toMillis() / 1000.0;
      ObjectNode line = end.line("digest-jobs", size).put("slots", slots);
      line.put("doubled", Tally.of(provider.ledger().calls()).doubled());
      line.put("ofIdeal", end.seconds() / ideal);
      line.put("peakRssMb", stack.peakRssMb("worker", "api"));
      line.putObject("baseline").put("name", "slots always full").put("seconds", ideal);
      System.out.println(line);
    }
    return 0;
  }
}
