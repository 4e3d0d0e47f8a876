package io.leadline.starter;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.batch.BatchDesk;
import io.leadline.activities.job.chain.ChainDesk;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.policy.SendingOverview;
import io.leadline.activities.temporal.TemporalScheduleTimes;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Routes;
import io.leadline.starter.api.job.BatchRoutes;
import io.leadline.starter.api.job.ChainRoutes;
import io.leadline.starter.api.job.DeadLetterRoutes;
import io.leadline.starter.api.job.JobActRoutes;
import io.leadline.starter.api.job.JobRoutes;
import io.leadline.starter.api.job.QueueRoutes;
import io.leadline.starter.api.job.SendingRoutes;
import io.leadline.starter.api.subscription.SubscriptionRoutes;
import io.leadline.starter.start.Loop;
import io.leadline.starter.start.WholeStarts;
import io.leadline.starter.start.job.GroupPoll;
import io.leadline.starter.start.job.GroupRecovery;
import io.leadline.starter.start.job.GroupStarter;
import io.leadline.starter.start.job.StartLanes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of the API process that accepts background jobs and starts them. Closing it stops
 * accepting, writes what was handed in, starts it, and lets others take over the rest at once.
 */
public final class JobsSide implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobsSide.class);
  private static final Duration LEASE_PAUSE = Duration.ofSeconds(2);
  private static final Duration BRAKES_PAUSE = Duration.ofMillis(500);
  private static final Duration POLL_PAUSE = Duration.ofMillis(250);
  private static final Duration GAUGE_PAUSE = Duration.ofSeconds(5);
  private static final Duration SCHEDULE_PAUSE = Duration.ofSeconds(30);
  private static final Duration RECOVERY_PAUSE = Duration.ofSeconds(15);
  private static final Duration WHOLES_PAUSE = Duration.ofSeconds(10);
  private static final Duration EVENTS_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_OPEN = 50;

  /** An upload that takes longer than this has broken off. */
  private static final Duration UPLOAD = Duration.ofDays(1);

  private final Ports ports;
  private final String process;
  private final StartLanes lanes;
  private final JobService service;
  private final BatchDesk batches;
  private final ChainDesk chains;
  private final List<Loop> loops = new ArrayList<>();

  private JobsSide(
      Ports ports,
      JobKinds kinds,
      Supplier<String> ids,
      InstantSource clock,
      GroupStarter starter,
      WholeStarts wholes) {
    this.ports = ports;
    this.process = "api-" + ids.get();
    GroupsInHand inHand = new GroupsInHand();
    BrakesInSight brakes = new BrakesInSight(ports.jobBrakes());
    this.lanes = StartLanes.open(starter, inHand, brakes::isPaused, clock);
    this.service =
        new JobService(
            ports,
            kinds,
            process,
            inHand,
            brakes,
            lanes,
            wholes.listener(Thread::startVirtualThread),
            ids,
            clock);
    this.batches = service.batches(wholes);
    this.chains = service.chains(wholes);
    GroupPoll poll =
        new GroupPoll(
            new GroupPoll.Stores(
                ports.jobGroups(), ports.jobs(), ports.processLeases(), inHand, brakes),
            lanes,
            starter,
            process,
            clock);
    GroupRecovery recovery = new GroupRecovery(ports.jobGroups(), kinds, brakes, starter, clock);
    loops.add(Loop.start("job-lease", LEASE_PAUSE, service::renewLease));
    loops.add(Loop.start("job-brakes", BRAKES_PAUSE, brakes::look));
    loops.add(Loop.start("job-poll", POLL_PAUSE, poll::look));
    loops.add(Loop.start("job-recovery", RECOVERY_PAUSE, recovery::look));
    loops.add(Loop.start("job-wholes", WHOLES_PAUSE, this::careForWholes));
    loops.add(Loop.start("job-events", EVENTS_PAUSE, service::tellLeft));
    loops.add(Loop.start("job-strays", RECOVERY_PAUSE, service::findStrays));
  }

  /**
   * Begins to accept and to start jobs.
   *
   * @param ids random ones of {@code [a-z2-7]}
   */
  public static JobsSide start(
      Ports ports,
      JobKinds kinds,
      Supplier<String> ids,
      InstantSource clock,
      GroupStarter starter,
      WholeStarts wholes) {
    return new JobsSide(ports, kinds, ids, clock, starter, wholes);
  }

  /** Starts what was accepted while the engine was away, and clears what was never completed. */
  private void careForWholes() {
    batches.resumeOpen(MOST_OPEN);
    chains.startWaiting();
    batches.abandonOlderThan(UPLOAD);
  }

  /** Counts what waits for the metrics of this process. */
  void measure(MeterRegistry registry, InstantSource clock) {
    loops.add(Loop.start("job-gauges", GAUGE_PAUSE, new JobGauges(ports, registry, clock)::count));
    ScheduleGauges schedules =
        new ScheduleGauges(
            new TemporalScheduleTimes(() -> ports.temporal().schedules()), registry, clock);
    loops.add(Loop.startLooking("schedule-gauges", SCHEDULE_PAUSE, schedules::look));
  }

  /** The routes of jobs, batches, chains and dead letters, and of the brakes on everything. */
  Stream<Routes> routes(Access access, LeadDesk leads, SendingOverview sending) {
    return Stream.of(
        new JobRoutes(access, service, service.views()),
        new JobActRoutes(access, service),
        new DeadLetterRoutes(access, service.deadLetters(leads), service),
        new BatchRoutes(access, batches, service),
        new ChainRoutes(access, chains, service),
        new QueueRoutes(access, service::queues, service.brakes()),
        new SubscriptionRoutes(access, service.subscriptions()),
        new SendingRoutes(access, service.brakes(), sending));
  }

  @Override
  public void close() {
    service.close();
    loops.reversed().forEach(Loop::close);
    lanes.close();
    try {
      ports.processLeases().end(process);
    } catch (BackendUnavailableException e) {
      LOG.warn("others take over the jobs of this process in a while: {}", e.getMessage());
    }
  }
}
