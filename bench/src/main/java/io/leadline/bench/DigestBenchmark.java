package io.leadline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.board.AlertRun;
import io.leadline.bench.board.Board;
import io.leadline.bench.provider.MailSink;
import io.leadline.bench.stack.OwnStack;
import io.leadline.bench.stack.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rendering, ledger and sending alone: all leads want the same, so there is one search for all. */
@Command(
    name = "digest",
    description = "Leads a second through rendering, ledger and provider, with one search.",
    mixinStandardHelpOptions = true)
final class DigestBenchmark implements Callable<Integer> {
  private static final long SEED = 1;
  private static final int POSTINGS = 200;

  @Option(names = "--size", description = "Leads of each slot (default: ${DEFAULT-VALUE}).")
  private int size = 10_000;

  @Option(
      names = "--slots",
      description = "Slots before the measured one (default: ${DEFAULT-VALUE}).")
  private int slots = 3;

  @Option(names = "--latency", description = "Of the provider (default: ${DEFAULT-VALUE}).")
  private Duration latency = Duration.ofMillis(20);

  @Override
  public Integer call() throws IOException {
    Board board = new Board(1, SEED);
    try (MailSink sink = new MailSink(latency, false);
        OwnStack stack = new OwnStack(AlertRun.sendingTo(sink, SigningKey.create().publicKey()))) {
      stack.up();
      AlertRun run = new AlertRun(stack, sink).post(board, POSTINGS);
      for (int i = 0; i < slots; i++) {
        run.of("digest", board, size);
      }
      ObjectNode line = run.of("digest", board, size);
      System.out.println(line);
    }
    return 0;
  }
}
