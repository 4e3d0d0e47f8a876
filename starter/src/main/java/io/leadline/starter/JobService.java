package io.leadline.starter;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.deadletter.DeadLetterDesk;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobWholes;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.StoredJobSubmitter;
import io.leadline.activities.job.batch.BatchDesk;
import io.leadline.activities.job.batch.BatchUpload;
import io.leadline.activities.job.chain.ChainDesk;
import io.leadline.activities.job.desk.ActResult;
import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobBulk;
import io.leadline.activities.job.desk.JobDesk;
import io.leadline.activities.job.desk.JobViews;
import io.leadline.activities.job.desk.OperatorNotes;
import io.leadline.activities.job.intake.Accepted;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupStarts;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.activities.job.intake.JobIntake;
import io.leadline.activities.job.intake.Regroup;
import io.leadline.activities.job.intake.StrayJobs;
import io.leadline.activities.job.intake.Submission;
import io.leadline.activities.job.intake.SubmissionReader;
import io.leadline.activities.job.queue.QueueView;
import io.leadline.activities.job.queue.QueueViews;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.subscription.EventPublisher;
import io.leadline.activities.subscription.JobEnds;
import io.leadline.activities.subscription.SubscriptionDesk;
import io.leadline.activities.subscription.SubscriptionsInSight;
import io.leadline.activities.subscription.TellingJobStore;
import io.leadline.starter.api.job.JobApi;
import io.leadline.starter.start.TemporalQueues;
import io.leadline.starter.start.WholeStarts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The job feature of one process, put together: accepting, looking, acting. The process that makes
 * one holds a lease while it lives, so that others take over its groups when it dies.
 */
public final class JobService implements JobApi, AutoCloseable {
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final Ports ports;
  private final JobKinds kinds;
  private final JobInputs inputs = new JobInputs();
  private final String process;
  private final Supplier<String> ids;
  private final InstantSource clock;
  private final SubmissionReader reader;
  private final JobIntake intake;
  private final JobEnds ends;
  private final JobDesk desk;
  private final JobBulk bulk;
  private final BrakeDesk brakes;
  private final StrayJobs strays;
  private final OperatorNotes notes;

  /**
   * @param ids random ones of {@code [a-z2-7]}, for jobs, groups and this process
   * @param inHand groups that this process is busy with
   * @param seen pauses; looked at once here
   * @param starts takes the groups that may start at once
   * @param wholes hear of parts that an operator ends
   */
  public JobService(
      Ports ports,
      JobKinds kinds,
      String process,
      GroupsInHand inHand,
      BrakesInSight seen,
      GroupStarts starts,
      JobWholes wholes,
      Supplier<String> ids,
      InstantSource clock) {
    this.ports = ports;
    this.kinds = kinds;
    this.process = process;
    this.ids = ids;
    this.clock = clock;
    this.reader = new SubmissionReader(kinds, inputs, clock);
    this.intake =
        JobIntake.open(
            new JobIntake.Stores(ports.jobs(), ports.jobGroups(), inHand, seen),
            ports.sealer(),
            starts,
            process,
            ids,
            clock);
    this.ends =
        new JobEnds(
            ports.jobs(),
            ports.endedJobs(),
            new EventPublisher(
                new SubscriptionsInSight(ports.subscriptions(), clock),
                new StoredJobSubmitter(
                    kinds, inputs, ports.jobs(), ports.jobGroups(), ports.sealer(), ids, clock)),
            clock);
    this.notes = new OperatorNotes(ports.audit(), ids, clock);
    Regroup regroup =
        new Regroup(ports.jobGroups(), inHand, seen, starts, kinds, process, ids, clock);
    this.strays = new StrayJobs(ports.jobs(), ports.jobGroups(), regroup, clock);
    this.desk = new JobDesk(new TellingJobStore(ports.jobs(), ends), regroup, wholes, notes, clock);
    this.bulk = new JobBulk(ports.jobs(), desk, notes, clock);
    this.brakes = new BrakeDesk(ports.jobBrakes(), ports.jobGroups(), notes, clock);
  }

  /** Says that this process lives; to be said again every two seconds. */
  public void renewLease() {
    ports.processLeases().renew(process, clock.instant().plus(LEASE));
  }

  /** Gives jobs that lost their group a new one; to be looked for again and again. */
  public void findStrays() {
    strays.look();
  }

  /** Tells subscribers of jobs whose ends a process that died did not tell; again and again. */
  public void tellLeft() {
    ends.tellLeft();
  }

  /** Who hears of events. */
  public SubscriptionDesk subscriptions() {
    return new SubscriptionDesk(
        ports.subscriptions(),
        ports.receiverRules(),
        ports.sealer(),
        ports.audit(),
        ids,
        new SecureRandom(),
        clock);
  }

  public JobKinds kinds() {
    return kinds;
  }

  public JobInputs inputs() {
    return inputs;
  }

  public BrakeDesk brakes() {
    return brakes;
  }

  /** How every task queue gets on, with what Temporal says of those that are not of jobs. */
  public List<QueueView> queues() {
    return new QueueViews(
            ports.jobGroups(),
            ports.jobBrakes(),
            ports.queueFacts(),
            new TemporalQueues(ports::temporal),
            clock)
        .all();
  }

  /**
   * @param starts of batches; one that fails is made up for by {@link BatchDesk#resumeOpen}
   */
  public BatchDesk batches(WholeStarts starts) {
    return new BatchDesk(
        kinds,
        new BatchUpload.Stores(
            ports.jobBatches(), ports.jobGroups(), ports.jobs(), inputs, ports.sealer()),
        ids,
        starts::batch,
        clock);
  }

  /**
   * @param starts of chains; one that fails is made up for by {@link ChainDesk#startWaiting}
   */
  public ChainDesk chains(WholeStarts starts) {
    return new ChainDesk(
        kinds, inputs, ports.jobChains(), ports.jobs(), ports.sealer(), ids, starts::chain, clock);
  }

  /**
   * @param leads the side of leads, whose parked steps are dead letters too
   */
  public DeadLetterDesk deadLetters(LeadDesk leads) {
    return new DeadLetterDesk(ports.jobs(), desk, bulk, ports.leads(), leads, notes);
  }

  public JobViews views() {
    return new JobViews(kinds, inputs, ports.sealer());
  }

  @Override
  public SubmissionReader.Read read(JsonNode submission) {
    return reader.read(submission);
  }

  @Override
  public List<Accepted> submit(List<Submission> submissions) {
    return intake.submit(submissions);
  }

  @Override
  public Optional<JobRecord> find(String id) {
    return ports.jobs().find(id);
  }

  @Override
  public List<JobRecord> list(JobFilter filter, int limit) {
    return ports.jobs().list(filter, limit);
  }

  @Override
  public ActResult act(JobAct act, String id, String who) {
    return desk.act(act, id, who);
  }

  @Override
  public ActResult retry(JobRecord job, JsonNode input, String who) {
    Optional<JobKind> kind = kinds.find(job.kind());
    if (kind.isEmpty()) {
      return new ActResult.Refused(
          job.status(), "There is no kind of job " + job.kind() + " any more.");
    }
    Sealed sealed = ports.sealer().seal(inputs.check(kind.get(), input));
    return desk.retry(job.id(), sealed, who);
  }

  @Override
  public JobBulk.Result bulk(JobAct act, JobFilter filter, boolean dryRun, String who) {
    return bulk.act(act, filter, dryRun, who);
  }

  @Override
  public long purge(JobStatus status, Duration olderThan, String who) {
    return bulk.purge(status, olderThan, who);
  }

  /** Takes nothing new and writes what was handed in. */
  @Override
  public void close() {
    intake.close();
  }
}
