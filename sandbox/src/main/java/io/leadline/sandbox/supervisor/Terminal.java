package io.leadline.sandbox.supervisor;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Shows progress: on a terminal the last line changes in place, elsewhere only lines that stay are
 * printed, and of what is being waited for one line every ten seconds.
 */
public final class Terminal implements StackEvents {
  private static final Duration PLAIN = Duration.ofSeconds(10);
  private static final String CLEAR_LINE = "\r\033[K";
  private static final int WIDTH = 100;

  private final PrintStream out;
  private final boolean live;
  private final InstantSource clock;
  private final Instant started;
  private Instant lastPlain;
  private String shown = "";

  /** Counts its time from now. */
  public Terminal(PrintStream out, boolean live, InstantSource clock) {
    this.out = out;
    this.live = live;
    this.clock = clock;
    this.started = clock.instant();
    this.lastPlain = started;
  }

  @Override
  public synchronized void say(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  @Override
  public synchronized void now(String what) {
    Instant at = clock.instant();
    String line = "%4d s  %s".formatted(Duration.between(started, at).toSeconds(), what);
    if (live) {
      clear();
      shown = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
      out.print(shown);
      out.flush();
    } else if (Duration.between(lastPlain, at).compareTo(PLAIN) >= 0) {
      lastPlain = at;
      out.println(line);
      out.flush();
    }
  }

  private void clear() {
    if (!shown.isEmpty()) {
      out.print(CLEAR_LINE);
      shown = "";
    }
  }
}
