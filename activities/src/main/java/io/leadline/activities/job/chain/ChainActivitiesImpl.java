package io.leadline.activities.job.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.JobSubmitter;
import io.leadline.activities.job.JobSubmitter.PartSubmission;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.ChainActivities;
import io.leadline.workflows.job.ChainProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands in the steps of chains and sees whether they have ended. Ids of jobs follow from chain and
 * step, so doing it twice submits nothing twice.
 */
public final class ChainActivitiesImpl implements ChainActivities {
  private final JobChains chains;
  private final JobStore jobs;
  private final JobSubmitter submitter;
  private final ChainInputs inputs;

  public ChainActivitiesImpl(
      JobChains chains, JobStore jobs, JobSubmitter submitter, ChainInputs inputs) {
    this.chains = chains;
    this.jobs = jobs;
    this.submitter = submitter;
    this.inputs = inputs;
  }

  @Override
  public ChainProgress submitStep(String chainId, int step) {
    Optional<JobChain> found = chains.find(chainId);
    if (found.isEmpty() || step >= found.get().steps().size()) {
      return ChainProgress.OVER;
    }
    JobChain chain = found.get();
    if (!chain.cancelled()) {
      submitter.submit(submissions(chain, step));
    }
    return progress(chain, step);
  }

  private List<PartSubmission> submissions(JobChain chain, int step) {
    JsonNode previous = step == 0 ? inputs.nothing() : results(chain, step - 1);
    List<String> ids = chain.jobIds(step);
    List<PartSubmission> submissions = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      ChainStep.ChainJob job = chain.steps().get(step).jobs().get(i);
      submissions.add(
          new PartSubmission(
              ids.get(i),
              job.kind(),
              inputs.with(job, previous),
              new JobPart(WorkflowIds.chain(chain.id()), step)));
    }
    return submissions;
  }

  private JsonNode results(JobChain chain, int step) {
    Map<String, JobRecord> records = records(chain, step);
    List<JsonNode> results =
        chain.jobIds(step).stream()
            .map(id -> inputs.result(Optional.ofNullable(records.get(id))))
            .toList();
    return chain.steps().get(step).fanOut() ? inputs.list(results) : results.getFirst();
  }

  @Override
  public ChainProgress lookAtStep(String chainId, int step) {
    return chains
        .find(chainId)
        .filter(chain -> step < chain.steps().size())
        .map(chain -> progress(chain, step))
        .orElse(ChainProgress.OVER);
  }

  private ChainProgress progress(JobChain chain, int step) {
    return ChainRules.progress(
        chain, step, records(chain, step).values().stream().map(JobRecord::status).toList());
  }

  private Map<String, JobRecord> records(JobChain chain, int step) {
    return jobs.findAll(chain.jobIds(step)).stream()
        .collect(Collectors.toMap(JobRecord::id, Function.identity()));
  }
}
