package io.leadline.activities.job.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.BadInputException.BadField;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.Sealer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes chains in, and says and changes how they stand. */
public final class ChainDesk {
  public static final int MOST_STEPS = 100;
  public static final int MOST_JOBS_OF_A_STEP = 500;
  private static final int MOST_STARTS = 100;

  private final JobKinds kinds;
  private final JobInputs inputs;
  private final JobChains chains;
  private final JobStore jobs;
  private final Sealer sealer;
  private final Supplier<String> ids;
  private final Predicate<String> starts;
  private final InstantSource clock;

  /** A job of a chain as it was asked for. */
  public record WantedJob(String kind, JsonNode input) {}

  /**
   * A step as it was asked for.
   *
   * @param fanOut whether its result is a list, also of one job
   */
  public record WantedStep(boolean fanOut, List<WantedJob> jobs) {}

  /**
   * @param starts starts the workflow of a stored chain, if that is possible now; says whether
   */
  public ChainDesk(
      JobKinds kinds,
      JobInputs inputs,
      JobChains chains,
      JobStore jobs,
      Sealer sealer,
      Supplier<String> ids,
      Predicate<String> starts,
      InstantSource clock) {
    this.kinds = kinds;
    this.inputs = inputs;
    this.chains = chains;
    this.jobs = jobs;
    this.sealer = sealer;
    this.ids = ids;
    this.starts = starts;
    this.clock = clock;
  }

  /**
   * Stores a chain and starts it.
   *
   * @throws BadInputException naming each bad field, such as {@code steps[1].input.email}
   */
  public JobChain submit(List<WantedStep> wanted, JobChain.OnFailure onFailure) {
    List<BadField> bad = new ArrayList<>();
    if (wanted.isEmpty() || wanted.size() > MOST_STEPS) {
      bad.add(new BadField("steps", "must hold 1 to " + MOST_STEPS + " steps"));
    }
    List<ChainStep> steps = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      steps.add(step("steps[" + i + "]", wanted.get(i), bad));
    }
    if (!bad.isEmpty()) {
      throw new BadInputException("chain", bad);
    }
    JobChain chain = new JobChain(ids.get(), clock.instant(), onFailure, false, steps);
    chains.insert(chain);
    start(chain.id());
    return chain;
  }

  private boolean start(String id) {
    boolean started = starts.test(id);
    if (started) {
      chains.started(id);
    }
    return started;
  }

  /** Starts what was accepted while the engine was away. */
  public void startWaiting() {
    for (JobChain chain : chains.unstarted(MOST_STARTS)) {
      if (!start(chain.id())) {
        return;
      }
    }
  }

  private ChainStep step(String place, WantedStep wanted, List<BadField> bad) {
    List<ChainStep.ChainJob> checked = new ArrayList<>();
    if (wanted.jobs().isEmpty() || wanted.jobs().size() > MOST_JOBS_OF_A_STEP) {
      bad.add(new BadField(place, "must hold 1 to " + MOST_JOBS_OF_A_STEP + " jobs"));
    }
    for (int i = 0; i < wanted.jobs().size(); i++) {
      String jobPlace = wanted.fanOut() ? place + ".fanOut[" + i + "]" : place;
      check(jobPlace, wanted.jobs().get(i), bad).ifPresent(checked::add);
    }
    return new ChainStep(wanted.fanOut(), checked);
  }

  private Optional<ChainStep.ChainJob> check(String place, WantedJob job, List<BadField> bad) {
    Optional<JobKind> kind = kinds.find(job.kind());
    if (kind.isEmpty()) {
      bad.add(new BadField(place + ".kind", "is no kind of job"));
      return Optional.empty();
    }
    try {
      byte[] checked = inputs.check(kind.get(), job.input());
      return Optional.of(new ChainStep.ChainJob(job.kind(), sealer.seal(checked)));
    } catch (BadInputException e) {
      e.fields()
          .forEach(field -> bad.add(new BadField(place + "." + field.field(), field.problem())));
      return Optional.empty();
    }
  }

  public Optional<JobChain> find(String id) {
    return chains.find(id);
  }

  public List<JobChain> list(int limit) {
    return chains.list(limit);
  }

  /** Records of the jobs of a step that were submitted. */
  public List<JobRecord> jobs(JobChain chain, int step) {
    return jobs.findAll(chain.jobIds(step));
  }

  /**
   * Lets no further step begin and asks what runs to end.
   *
   * @return false when there is no such chain
   */
  public boolean cancel(String id) {
    Optional<JobChain> chain = chains.find(id);
    if (chain.isEmpty() || !chains.cancel(id)) {
      return false;
    }
    for (int step = 0; step < chain.get().steps().size(); step++) {
      chain.get().jobIds(step).forEach(jobs::wantCancel);
    }
    return true;
  }
}
