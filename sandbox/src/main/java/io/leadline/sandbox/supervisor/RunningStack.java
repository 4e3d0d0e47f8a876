package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The stack of a folder that another process runs or is just starting: what a second up finds. */
final class RunningStack {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final StackFolder folder;
  private final StackEvents events;

  RunningStack(StackFolder folder, StackEvents events) {
    this.folder = folder;
    this.events = events;
  }

  /** Returns once it is ready; throws when the process that was starting it ends before that. */
  void await() {
    if (StackReport.read(folder).ready()) {
      events.say("The stack in %s is running already.".formatted(folder.root()));
      return;
    }
    events.say("The stack in %s is being started by another up.".formatted(folder.root()));
    do {
      if (folder.supervisor().isEmpty()) {
        throw new SetUpException(
            "The other up has ended before the stack was ready. What it said may stand in %s; repeat to try again."
                .formatted(folder.log(StackFolder.SUPERVISOR)));
      }
      events.now("waiting until it is ready");
      pause();
    } while (!StackReport.read(folder).ready());
    events.say("The stack in %s is running now.".formatted(folder.root()));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetUpException("Interrupted", e);
    }
  }
}
