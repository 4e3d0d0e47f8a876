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

/**
 * The daily alert end to end: due leads, search, ranking, ledger, provider, record. The first slot
 * after the start of the worker, then another one for as many other leads.
 */
@Command(
    name = "alerts",
    description = "Leads a second through search, ranking, rendering, ledger and provider.",
    mixinStandardHelpOptions = true)
final class AlertsBenchmark implements Callable<Integer> {
  private static final long SEED = 1;

  @Option(names = "--size", description = "Leads of each slot (default: ${DEFAULT-VALUE}).")
  private int size = 100_000;

  @Option(names = "--postings", description = "Open postings (default: ${DEFAULT-VALUE}).")
  private int postings = 100_000;

  @Option(
      names = "--interests",
      description = "Different wishes, at most 5000; default: a twentieth of the leads.")
  private int interests;

  @Option(names = "--latency", description = "Of the provider (default: ${DEFAULT-VALUE}).")
  private Duration latency = Duration.ofMillis(20);

  @Override
  public Integer call() throws IOException {
    int wishes = interests > 0 ? interests : Math.clamp(size / 20, 1, Board.INTERESTS);
    Board board = new Board(wishes, SEED);
    try (MailSink sink = new MailSink(latency, false);
        OwnStack stack = new OwnStack(AlertRun.sendingTo(sink, SigningKey.create().publicKey()))) {
      stack.up();
      AlertRun run = new AlertRun(stack, sink).post(board, postings);
      ObjectNode first = run.of("alerts", board, size);
      ObjectNode line = run.of("alerts", board, size);
      line.put("interests", wishes).put("postings", postings).set("firstSlot", first);
      System.out.println(line);
    }
    return 0;
  }
}
