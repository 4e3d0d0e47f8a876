package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.provider.Behaviour;
import io.leadline.bench.provider.CallLedger;
import io.leadline.bench.provider.CallsRun;
import io.leadline.bench.provider.ProviderCalls;
import io.leadline.bench.provider.SlowProvider;
import io.leadline.bench.provider.Takeover;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Kills the worker with SIGKILL in the middle of a batch: until everything that it had under way
 * runs again in the one that the stack starts in its place. Settings are the default ones.
 */
@Command(
    name = "takeover",
    description = "Seconds from kill -9 of the worker until its work is taken over.",
    mixinStandardHelpOptions = true)
final class TakeoverBenchmark implements Callable<Integer> {
  @Option(names = "--size", description = "Jobs (default: ${DEFAULT-VALUE}).")
  private int size = 1_000;

  @Option(names = "--slots", description = "Jobs at one time (default: ${DEFAULT-VALUE}).")
  private int slots = 50;

  @Option(names = "--latency", description = "Of the provider (default: ${DEFAULT-VALUE}).")
  private Duration latency = Duration.ofSeconds(1);

  @Override
  public Integer call() throws IOException {
    try (SlowProvider provider = new SlowProvider(Behaviour.steady(latency));
        OwnStack stack = CallsRun.stack(slots)) {
      stack.up();
      CallsRun.warmUp(stack, ProviderCalls.DIGEST, slots);
      CallLedger ledger = provider.ledger();
      ProcessHandle worker = stack.process("worker");
      CallsRun run = CallsRun.begin(stack, ProviderCalls.DIGEST, provider, size);
      OwnStack.await("half of the calls", () -> ledger.size() >= size / 2);
      worker.destroyForcibly();
      long killedAt = System.nanoTime();
      Set<Integer> underWay = ledger.underWay();
      CallsRun.End end = run.untilItEnds();
      Takeover takeover = Takeover.of(ledger.calls(), killedAt, underWay);
      ObjectNode line = end.line("takeover", size).put("slots", slots);
      line.put("underWayAtTheKill", underWay.size());
      line.put("calledAgain", takeover.again()).put("notTakenOver", takeover.left());
      line.put("resumedSeconds", takeover.firstCall().toMillis() / 1000.0);
      line.put("takenOverSeconds", takeover.all().toMillis() / 1000.0);
      System.out.println(line);
    }
    return 0;
  }
}
