package io.leadline.starter.cli.verb;

import io.leadline.starter.cli.Cli;
import java.util.function.LongConsumer;

/** A running count on standard error while a person watches; silent otherwise. */
final class Progress implements LongConsumer, AutoCloseable {
  private static final long STEP = 500;

  private final Cli cli;
  private final String what;
  private long shown;

  Progress(Cli cli, String what) {
    this.cli = cli;
    this.what = what;
  }

  /**
   * @param count how many so far
   */
  @Override
  public void accept(long count) {
    if (cli.terminal() && count - shown >= STEP) {
      shown = count;
      cli.err().print("\r" + count + " " + what);
      cli.err().flush();
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (shown > 0) {
      cli.err().print("\r\u001b[K");
      cli.err().flush();
    }
  }
}
