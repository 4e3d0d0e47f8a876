package io.leadline.sandbox.story;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An API or a worker beside the one of the stack, on the same backends, that can be put to sleep.
 *
 * @param origin where it serves, or shows its metrics
 */
record SecondProcess(Process process, String origin) implements AutoCloseable {
  /**
   * It stops in the middle of whatever it does, as a machine does whose disk or hypervisor hangs.
   */
  void sleep() {
    signal("STOP");
  }

  /** It goes on as if nothing had happened. */
  void wake() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
