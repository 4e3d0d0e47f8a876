package io.leadline.workflows.job;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Leads a chain of jobs from step to step, {@code chain:<id>}. */
@WorkflowInterface
public interface ChainWorkflow {
  @WorkflowMethod
  void lead(ChainInput input);

  /** A job of this step has ended; lost signals are made up for by a timer. */
  @SignalMethod
  void stepEnded(int step);
}
