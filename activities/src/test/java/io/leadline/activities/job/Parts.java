package io.leadline.activities.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The stores behind batches and chains in memory, and jobs that end as the test says. */
public final class Parts {
  public static final Instant NOW = JobBuilder.SUBMITTED;

  public final JobKinds kinds = new JobKinds(List.of(JobKind.of("noop", Noop.class), EchoJob.KIND));
  public final JobInputs inputs = new JobInputs();
  public final FakeJobStore jobs = new FakeJobStore();
  public final FakeJobGroups groups = new FakeJobGroups();
  public final FakeSealer sealer = new FakeSealer();
  public final InstantSource clock = InstantSource.fixed(NOW);
  private final AtomicInteger made = new AtomicInteger();
  public final Supplier<String> ids = () -> "id" + made.incrementAndGet();

  public StoredJobSubmitter submitter() {
    return new StoredJobSubmitter(kinds, inputs, jobs, groups, sealer, ids, clock);
  }

  public String input(String jobId) {
    return new String(sealer.open(jobs.find(jobId).orElseThrow().input()), UTF_8);
  }

  /** Ends a job, with a JSON result if it succeeds. */
  public void end(String jobId, JobStatus status, String result) {
    JobRecord job = jobs.find(jobId).orElseThrow();
    JobEvent event =
        switch (status) {
          case SUCCEEDED -> JobEvent.SUCCEED;
          case CANCELLED -> JobEvent.CANCEL;
          default -> JobEvent.GIVE_UP;
        };
    jobs.change(
        List.of(
            new JobChange(
                jobId,
                job.part(),
                job.group(),
                job.attempts(),
                status,
                job.attempts() + 1,
                0,
                null,
                null,
                NOW,
                NOW,
                sealer.seal(result.getBytes(UTF_8)),
                null,
                List.of(new JobStep(NOW, event, status, 1, null)),
                List.of())));
  }
}
