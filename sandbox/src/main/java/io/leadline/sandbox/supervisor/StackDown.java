package io.leadline.sandbox.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stops the stack of one data folder, from another process than the one that runs it: the body of
 * {@code ./leadline down}.
 */
public final class StackDown {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final StackFolder folder;
  private final StackEvents events;

  public StackDown(StackFolder folder, StackEvents events) {
    this.folder = folder;
    this.events = events;
  }

  /** Asks the supervisor to stop everything, then stops what no supervisor watches any more. */
  public void run() throws InterruptedException {
    Optional<ProcessHandle> supervisor = folder.supervisor();
    if (supervisor.isPresent()) {
      end(supervisor.get());
    }
    List<String> orphans = RunningComponent.stopOrphans(folder, GRACE);
    if (!orphans.isEmpty()) {
      events.say("Stopped what its supervisor had left: %s".formatted(String.join(", ", orphans)));
    }
    events.say(
        supervisor.isPresent() || !orphans.isEmpty()
            ? "The stack is down; its data stays in %s".formatted(folder.root())
            : "Nothing is running in %s".formatted(folder.root()));
  }

  private void end(ProcessHandle supervisor) throws InterruptedException {
    supervisor.destroy();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (folder.supervisor().isPresent()) {
      if (System.nanoTime() > end) {
        events.say("The supervisor does not end and is killed");
        supervisor.destroyForcibly();
        supervisor.onExit().join();
        return;
      }
      List<String> left = folder.running();
      events.now(left.isEmpty() ? "stopping" : "stopping " + String.join(", ", left));
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
