package io.leadline.workflows.job;

import io.leadline.workflows.ActivityPolicies;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for the signal of a step's last job, and looks by itself now and then: a worker that dies
 * between recording a job and signalling makes a step late, never lost.
 */
public final class ChainWorkflowImpl implements ChainWorkflow {
  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final ChainActivities activities =
      Workflow.newLocalActivityStub(ChainActivities.class, ActivityPolicies.storeWrite());
  private int signals;

  @Override
  public void lead(ChainInput input) {
    String chainId = input.chainId();
    int current = input.step();
    ChainProgress progress = activities.submitStep(chainId, current);
    Duration pause = FIRST_LOOK;
    while (progress != ChainProgress.OVER) {
      if (progress == ChainProgress.NEXT) {
        current++;
        goOnAsNew(chainId, current);
        progress = activities.submitStep(chainId, current);
        pause = FIRST_LOOK;
      } else {
        int seen = signals;
        if (!awaitSignal(seen, pause)) {
          pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
        goOnAsNew(chainId, current);
        progress = activities.lookAtStep(chainId, current);
      }
    }
  }

  private static void goOnAsNew(String chainId, int step) {
    if (Workflow.getInfo().isContinueAsNewSuggested()) {
      Workflow.newContinueAsNewStub(ChainWorkflow.class).lead(new ChainInput(chainId, step));
    }
  }

  /** Whether a signal came before the time was up. */
  private boolean awaitSignal(int seen, Duration most) {
    List<Promise<Void>> timer = new ArrayList<>();
    CancellationScope scope =
        Workflow.newCancellationScope(() -> timer.add(Workflow.newTimer(most)));
    scope.run();
    Workflow.await(() -> signals > seen || timer.getFirst().isCompleted());
    if (!timer.getFirst().isCompleted()) {
      scope.cancel();
    }
    return signals > seen;
  }

  @Override
  public void stepEnded(int step) {
    signals++;
  }
}
