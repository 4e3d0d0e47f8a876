package io.leadline.bench;

import io.leadline.bench.peer.Peer;
import io.leadline.bench.peer.PeerComparison;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The same measurements for another job system; {@code bench/peers/run} is the same command. */
@Command(
    name = "peer",
    description = "Runs another job system: one line each for jobs, pickup, digest and takeover.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: bench/peers/run bullmq --size 1000"})
final class PeerBenchmark implements Callable<Integer> {
  private static final int WRONG_USAGE = 2;

  @Parameters(paramLabel = "PEER", description = "rq, celery, bullmq, jobrunr or db-scheduler.")
  private String peer = "";

  @Option(names = "--size", description = "Jobs and leads (default: ${DEFAULT-VALUE}).")
  private int size = 1_000;

  @Option(
      names = "--watch",
      description = "How long a takeover is waited for (default: ${DEFAULT-VALUE}).")
  private Duration watch = Duration.ofSeconds(90);

  @Override
  public Integer call() throws IOException {
    try {
      PeerComparison.run(Peer.named(peer), size, watch, System.out::println);
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return WRONG_USAGE;
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
