package io.leadline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./leadline bench NAME}. */
@Command(
    name = "bench",
    description = "Runs one benchmark on a stack of its own and prints one JSON line.",
    subcommands = {
      StartupBenchmark.class,
      IdleBenchmark.class,
      OneClickBenchmark.class,
      JobsBenchmark.class,
      BatchBenchmark.class,
      PickupBenchmark.class,
      DigestJobsBenchmark.class,
      AiJobsBenchmark.class,
      TakeoverBenchmark.class,
      AlertsBenchmark.class,
      DigestBenchmark.class,
      WebhooksBenchmark.class,
      FeedBenchmark.class,
      PeerBenchmark.class
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./leadline bench startup"})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
