package io.leadline.starter.cli.verb;

import io.leadline.starter.cli.Cli;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A running count on standard error while a person watches; silent otherwise. */
final class Progress implements LongConsumer, AutoCloseable {
  private static final long STEP = 500;
  private static final int WIDTH = 24;

  private final Cli cli;
  private final String what;
  private final @Nullable DoubleSupplier part;
  private long shown;

  Progress(Cli cli, String what) {
    this(cli, what, null);
  }

  /**
   * @param part how much is done, from 0 to 1; null when nobody knows
   */
  Progress(Cli cli, String what, @Nullable DoubleSupplier part) {
    this.cli = cli;
    this.what = what;
    this.part = part;
  }

  /**
   * @param count how many so far
   */
  @Override
  public void accept(long count) {
    if (cli.terminal() && count - shown >= STEP) {
      shown = count;
      cli.err().print("\r" + bar() + count + " " + what);
      cli.err().flush();
    }
  }

  private String bar() {
    if (part == null) {
      return "";
    }
    double done = Math.clamp(part.getAsDouble(), 0, 1);
    int filled = (int) Math.round(done * WIDTH);
    return "["
        + "#".repeat(filled)
        + ".".repeat(WIDTH - filled)
        + "] "
        + Math.round(done * 100)
        + " %  ";
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
