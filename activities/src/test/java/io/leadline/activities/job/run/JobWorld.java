package io.leadline.activities.job.run;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.TryDetail;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.GroupsInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stores in memory, kinds whose jobs do what a test says, and processes that run them. */
final class JobWorld {
  static final String LONG = "scripted-long";
  static final String BRIEF = "scripted-brief";

  /** Brief, and its hard limit is near. */
  static final String LIMITED = "scripted-limited";

  /** Of which five may begin a second. */
  static final String RATED = "scripted-rated";

  static final Duration HARD_LIMIT = Duration.ofMillis(300);

  static final RunSettings QUICK =
      new RunSettings(
          Duration.ofSeconds(10),
          Duration.ofMillis(30),
          Duration.ofMillis(30),
          Duration.ofMillis(10),
          Duration.ofMillis(300),
          Duration.ofMillis(20),
          Duration.ofMillis(5));

  final FakeJobStore store = new FakeJobStore();
  final FakeJobGroups groups = new FakeJobGroups();
  final FakeJobBrakes brakes = new FakeJobBrakes();
  final FakeJobRates rates = new FakeJobRates();
  final FakeSealer sealer = new FakeSealer();
  final InstantSource clock = InstantSource.system();
  final Map<String, ScriptedJob.Script> scripts = new ConcurrentHashMap<>();
  final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
  final Queue<String> metrics = new ConcurrentLinkedQueue<>();
  final Queue<Alarm> alarms = new ConcurrentLinkedQueue<>();
  final Queue<JobRecord> told = new ConcurrentLinkedQueue<>();
  final JobKinds kinds =
      new JobKinds(
          List.of(
              kind(LONG, Duration.ofMinutes(5)),
              kind(BRIEF, Duration.ofSeconds(10)),
              kind(LIMITED, HARD_LIMIT),
              kind(RATED, Duration.ofMinutes(5)).rate(5)));
  private final AtomicInteger ids = new AtomicInteger();

  JobWorld() {
    scripts.put("plain", context -> null);
  }

  private static JobKind kind(String name, Duration hard) {
    return JobKind.of(name, ScriptedJob.class)
        .limit(hard)
        .backoff(3, Duration.ofMillis(50), Duration.ofSeconds(1));
  }

  String nextId() {
    return "id" + ids.incrementAndGet();
  }

  /** A process with so many slots in each queue. */
  JobRuns process(int slots) {
    return process(slots, QUICK);
  }

  JobRuns process(int slots, RunSettings settings) {
    Map<JobQueue, QueueLimits> limits = new EnumMap<>(JobQueue.class);
    for (JobQueue queue : JobQueue.values()) {
      limits.put(queue, new QueueLimits(new Permits(slots), 0));
    }
    return new JobRuns(
        new JobRuns.Ports(
            store,
            groups,
            brakes,
            rates,
            kinds,
            kind -> new ScriptedJob(this::script),
            sealer,
            told::add,
            (kind, status, waited, took) -> metrics.add(kind.name() + " " + status.word()),
            alarms::add),
        limits,
        settings,
        clock,
        this::nextId,
        () -> 0.5);
  }

  private ScriptedJob.Script script(String name) {
    ScriptedJob.Script script = Objects.requireNonNull(scripts.get(name), name);
    return new ScriptedJob.Script() {
      @Override
      public @Nullable String run(JobContext context) throws Exception {
        runs.computeIfAbsent(context.jobId(), id -> new AtomicInteger()).incrementAndGet();
        return script.run(context);
      }

      @Override
      public Optional<@Nullable String> recover(Throwable failure, JobContext context) {
        return script.recover(failure, context);
      }
    };
  }

  int runsOf(String id) {
    AtomicInteger count = runs.get(id);
    return count == null ? 0 : count.get();
  }

  /** A group in which the middle job has the id {@code it} and does what the script says. */
  JobGroup group(String id, int size, String kind, String script) {
    List<JobRecord> jobs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean it = i == size / 2;
      jobs.add(job(it ? "it" : id + "-" + i, id, it ? kind : plain(kind), it ? script : "plain"));
    }
    return accept(id, isBrief(kind), jobs);
  }

  static boolean isBrief(String kind) {
    return kind.equals(BRIEF) || kind.equals(LIMITED);
  }

  private static String plain(String kind) {
    return isBrief(kind) ? BRIEF : LONG;
  }

  JobGroup accept(String id, boolean brief, List<JobRecord> jobs) {
    JobGroup group =
        new JobGroup(
            id,
            JobQueue.DEFAULT,
            brief,
            3,
            jobs.stream().map(JobRecord::id).toList(),
            Set.of(BRIEF, LONG),
            null,
            clock.instant(),
            clock.instant(),
            null,
            "api-1",
            null,
            null,
            null,
            JobGroup.MOST);
    groups.insert(List.of(group));
    store.insert(jobs);
    return group;
  }

  JobRecord job(String id, String group, String kind, String script) {
    Instant now = clock.instant();
    return new JobRecord(
        id,
        kind,
        JobQueue.DEFAULT,
        3,
        JobStatus.PENDING,
        0,
        3,
        0,
        now,
        now,
        null,
        null,
        group,
        id,
        null,
        null,
        false,
        null,
        sealer.seal(JobJson.write(new ScriptedJob.Input(script))),
        null,
        null,
        List.of(),
        List.of());
  }

  /** Runs a group as its workflow would. */
  void run(JobRuns process, String group) {
    JobGroup found = groups.find(group).orElseThrow();
    process.run(
        WorkflowIds.jobs(group),
        new GroupsInput(found.queue().taskQueue(), List.of(group), found.brief()),
        () -> {});
  }

  /** Runs the group that the job is in now, as if it were due. */
  void runAgain(JobRuns process, String job) {
    run(process, record(job).group());
  }

  JobRecord record(String id) {
    return store.find(id).orElseThrow();
  }

  JobRecord it() {
    return record("it");
  }

  String resultOf(JobRecord job) {
    return new String(sealer.open(Objects.requireNonNull(job.result())), StandardCharsets.UTF_8);
  }

  TryDetail lastTry(JobRecord job) {
    return (TryDetail) JobJson.read(sealer.open(job.tries().getLast().detail()), TryDetail.class);
  }
}
