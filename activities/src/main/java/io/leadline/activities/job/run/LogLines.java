package io.leadline.activities.job.run;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A job's logger: passes everything on and remembers the last lines for the attempt's record. */
final class LogLines extends AbstractLogger {
  static final int KEPT = 100;

  private static final long serialVersionUID = 1;

  private final transient Logger process;
  private final transient InstantSource clock;
  private final transient Deque<String> lines = new ArrayDeque<>();

  LogLines(Logger process, InstantSource clock) {
    this.process = process;
    this.clock = clock;
  }

  /** The last lines, oldest first. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    keep(clock.instant() + " " + level + " " + message + (thrown == null ? "" : " " + thrown));
    process.atLevel(level).setCause(thrown).log(message);
  }

  private void keep(String line) {
    synchronized (lines) {
      if (lines.size() == KEPT) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public String getName() {
    return process.getName();
  }

  @Override
  public boolean isTraceEnabled() {
    return process.isTraceEnabled();
  }

  @Override
  public boolean isTraceEnabled(Marker marker) {
    return process.isTraceEnabled(marker);
  }

  @Override
  public boolean isDebugEnabled() {
    return process.isDebugEnabled();
  }

  @Override
  public boolean isDebugEnabled(Marker marker) {
    return process.isDebugEnabled(marker);
  }

  @Override
  public boolean isInfoEnabled() {
    return true;
  }

  @Override
  public boolean isInfoEnabled(Marker marker) {
    return true;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isWarnEnabled(Marker marker) {
    return true;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled(Marker marker) {
    return true;
  }
}
