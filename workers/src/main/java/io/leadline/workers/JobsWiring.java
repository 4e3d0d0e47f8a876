package io.leadline.workers;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobWholes;
import io.leadline.activities.job.StoredJobSubmitter;
import io.leadline.activities.job.batch.BatchActivitiesImpl;
import io.leadline.activities.job.chain.ChainActivitiesImpl;
import io.leadline.activities.job.chain.ChainInputs;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import io.leadline.activities.job.queue.QueueReporter;
import io.leadline.activities.job.queue.QueueTally;
import io.leadline.activities.job.run.JobActivitiesImpl;
import io.leadline.activities.job.run.JobMetrics;
import io.leadline.activities.job.run.JobRuns;
import io.leadline.activities.job.run.Permits;
import io.leadline.activities.job.run.QueueLimits;
import io.leadline.activities.job.run.RunSettings;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.subscription.Event;
import io.leadline.activities.subscription.EventPublisher;
import io.leadline.activities.subscription.JobEnds;
import io.leadline.activities.subscription.SubscriptionsInSight;
import io.leadline.activities.subscription.TellingJobStore;
import io.leadline.workers.config.QueueSettings;
import io.leadline.workflows.job.GroupsInput;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The part of {@link Wiring} that runs background jobs, once for all queues of the process. */
final class JobsWiring {
  /** From the interruption of what runs until the end of the grace period, for handing back. */
  private static final Duration FOR_HANDING_BACK = Duration.ofSeconds(2);

  private final Wiring wiring;
  private final JobStores stores;
  private final InstantSource clock;
  private final RandomIds ids = new RandomIds(new SecureRandom());
  private final List<QueueSettings> queues;
  private final Map<JobQueue, QueueLimits> limits;
  private final QueueTally tally;
  private final EventPublisher events;
  private final JobRuns runs;

  /** Set once there is a connection to Temporal, before the first job runs. */
  private volatile JobWholes wholes = job -> {};

  JobsWiring(
      Wiring wiring, List<QueueSettings> queues, InstantSource clock, MeterRegistry metrics) {
    this.wiring = wiring;
    this.stores = wiring.jobStores();
    this.clock = clock;
    this.queues = queues;
    this.limits = limits(queues);
    this.tally = new QueueTally(clock);
    events =
        new EventPublisher(new SubscriptionsInSight(stores.subscriptions(), clock), submitter());
    JobEnds ends = new JobEnds(stores.jobs(), stores.endedJobs(), events, clock);
    runs =
        new JobRuns(
            new JobRuns.Ports(
                new TellingJobStore(stores.jobs(), ends),
                stores.jobGroups(),
                stores.jobBrakes(),
                stores.jobRates(),
                Catalogue.kinds(),
                Catalogue.factory(new WiredJobPorts(wiring)),
                wiring.sealer(),
                job -> wholes.ended(job),
                JobMetrics.both(new MicrometerJobMetrics(metrics, limits), tally),
                wiring.alarms()),
            limits,
            RunSettings.DEFAULTS,
            clock,
            ids::next,
            () -> ThreadLocalRandom.current().nextDouble());
  }

  private static Map<JobQueue, QueueLimits> limits(List<QueueSettings> queues) {
    Map<JobQueue, QueueLimits> limits = new EnumMap<>(JobQueue.class);
    for (QueueSettings settings : queues) {
      if (settings.isOfJobs()) {
        limits.put(
            JobQueue.of(settings.name()),
            new QueueLimits(new Permits(settings.slots()), settings.ratePerSecond()));
      }
    }
    return limits;
  }

  /** Who hears that a part of a batch or chain has ended. */
  void tell(JobWholes listener) {
    wholes = listener;
  }

  BatchActivitiesImpl batches() {
    return new BatchActivitiesImpl(
        stores.jobBatches(),
        stores.jobGroups(),
        stores.jobs(),
        submitter(),
        (ended, kind, at) -> events.publish(List.of(Event.of(ended, kind, at))),
        clock);
  }

  /** Tells subscribers of events. */
  EventPublisher events() {
    return events;
  }

  ChainActivitiesImpl chains() {
    return new ChainActivitiesImpl(
        stores.jobChains(),
        stores.jobs(),
        submitter(),
        new ChainInputs(Catalogue.kinds(), wiring.sealer()));
  }

  StoredJobSubmitter submitter() {
    return new StoredJobSubmitter(
        Catalogue.kinds(),
        new JobInputs(),
        stores.jobs(),
        stores.jobGroups(),
        wiring.sealer(),
        ids::next,
        clock);
  }

  /** Says what the queues of this process do, once it is started. */
  QueueReporter reporter() {
    return new QueueReporter(stores.queueFacts(), ids.next(), tally, this::uses, clock);
  }

  private List<SlotUse> uses() {
    return queues.stream()
        .map(
            queue ->
                new SlotUse(
                    queue.name(),
                    queue.slots(),
                    queue.isOfJobs() ? busy(JobQueue.of(queue.name())) : -1,
                    clock.instant()))
        .toList();
  }

  private int busy(JobQueue queue) {
    QueueLimits limit = limits.get(queue);
    return limit == null ? 0 : limit.permits().used();
  }

  JobActivitiesImpl activities() {
    return new JobActivitiesImpl(runs);
  }

  /** Runs groups in this thread until each job is recorded or has moved on. */
  void run(String runner, GroupsInput input) {
    runs.run(runner, input, () -> {});
  }

  /** Lets jobs run on for the grace period, so that what is left is handed back in time. */
  void stop(Duration grace) {
    Duration enough = grace.dividedBy(2);
    runs.stop(grace.minus(enough.compareTo(FOR_HANDING_BACK) < 0 ? enough : FOR_HANDING_BACK));
  }
}
