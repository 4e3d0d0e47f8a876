package io.leadline.activities.deadletter;

import static io.leadline.activities.job.JobBuilder.aJob;
import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.Noop;
import io.leadline.activities.job.desk.ActResult;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobBulk;
import io.leadline.activities.job.desk.JobDesk;
import io.leadline.activities.job.desk.OperatorNotes;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.activities.job.intake.Regroup;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.workflows.lead.LeadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failed jobs and parked leads in one list, and what operators do with them. */
class DeadLetterDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final JobError TIMEOUT = new JobError("e-7", "IOException", "timeout");

  private final LeadWorld world = new LeadWorld();
  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeAuditLog audit = new FakeAuditLog();
  private final AtomicInteger ids = new AtomicInteger();
  private final DeadLetterDesk desk = desk();

  @Test
  void showsJobsPartsAndLeadsInOneList_newestFirst() {
    failed(aJob("j1"), 1);
    failed(aJob("b1-0").part("batch:b1", 0), 3);
    failed(aJob("c1-0-0").part("chain:c1", 0), 4);
    failed(aJob("b1-completion").part("completion:b1", 0), 5);
    Lead lead = parked(2);
    jobs.insert(List.of(aJob("fine").build()));

    assertThat(desk.list(JobFilter.ALL, 9))
        .extracting(DeadLetter::id, DeadLetter::source)
        .containsExactly(
            tuple("b1-completion", "job"),
            tuple("c1-0-0", "step"),
            tuple("b1-0", "item"),
            tuple("lead:" + lead.id(), "lead"),
            tuple("j1", "job"));
    assertThat(desk.list(JobFilter.ALL, 2)).hasSize(2);
  }

  @Test
  void saysWhyALeadIsParked_andThatItCanOnlyBeRetried() {
    Lead lead = parked(2);

    assertThat(desk.list(JobFilter.ALL, 9))
        .containsExactly(
            new DeadLetter(
                "lead:" + lead.id(),
                "lead",
                "lead-send-verification",
                NOW.plusSeconds(2),
                NOW.plusSeconds(2),
                0,
                new JobError("f-1", "SEND_VERIFICATION", "refused"),
                null,
                lead.id(),
                List.of("retry")));
  }

  @Test
  void filtersLeadsLikeJobs() {
    failed(aJob("j1").kind("noop"), 1);
    Lead lead = parked(2);

    assertThat(found(JobFilter.ALL.kind("noop"))).containsExactly("j1");
    assertThat(found(JobFilter.ALL.kind("lead-send-verification"))).hasSize(1);
    assertThat(found(JobFilter.ALL.text("REFUSED"))).containsExactly("lead:" + lead.id());
    assertThat(found(JobFilter.ALL.text("e-7"))).containsExactly("j1");
    assertThat(found(JobFilter.ALL.subject(lead.id()))).containsExactly("lead:" + lead.id());
    assertThat(found(JobFilter.ALL.queue(JobQueue.DEFAULT))).containsExactly("j1");
    assertThat(found(JobFilter.ALL.before(NOW.plusSeconds(2)))).containsExactly("j1");
    assertThat(found(JobFilter.ALL.after(NOW.plusSeconds(2)))).containsExactly("lead:" + lead.id());
    assertThat(found(JobFilter.ALL.status(JobStatus.SUCCEEDED))).isEmpty();
  }

  @Test
  void retriesALead_whichGoesOnWhereItStopped() {
    Lead lead = parked(2);
    String id = "lead:" + lead.id();

    assertThat(desk.act(JobAct.RETRY, id, "operator")).isEqualTo(new ActResult.Done("retried"));

    assertThat(world.signals.of(lead.id()))
        .singleElement()
        .isInstanceOf(LeadEvent.StepRetried.class);
    assertThat(audit.list(9))
        .singleElement()
        .extracting(AuditLog.Entry::who, AuditLog.Entry::what, AuditLog.Entry::target)
        .containsExactly("operator", "lead.retry", lead.id());
    world.leads.project(LeadStates.unparked(reload(lead).life()));
    assertThat(desk.act(JobAct.RETRY, id, "operator")).isInstanceOf(ActResult.Refused.class);
    assertThat(desk.act(JobAct.RETRY, "lead:nobody", "operator"))
        .isEqualTo(new ActResult.Unknown());
  }

  @Test
  void neverDiscardsAStepOfALead() {
    Lead lead = parked(2);
    failed(aJob("j1"), 1);

    assertThat(desk.act(JobAct.DISCARD, "lead:" + lead.id(), "operator"))
        .isInstanceOfSatisfying(
            ActResult.Refused.class,
            refused -> assertThat(refused.why()).contains("cannot be discarded"));
    assertThat(desk.act(JobAct.DISCARD, JobFilter.ALL, false, "operator"))
        .isEqualTo(new JobBulk.Result("discard", false, 1, 1, List.of("j1")));
    assertThat(found(JobFilter.ALL)).containsExactly("lead:" + lead.id());
  }

  @Test
  void countsFirst_thenRetriesAllThatAreMeant() {
    failed(aJob("j1"), 1);
    List<Lead> leads = IntStream.range(0, 501).mapToObj(this::parked).toList();

    JobBulk.Result dry = desk.act(JobAct.RETRY, JobFilter.ALL, true, "cli");
    assertThat(dry).extracting("matched", "done", "dryRun").containsExactly(502L, 0L, true);
    assertThat(dry.sample()).hasSize(20).contains("j1");
    assertThat(world.signals.deliveries()).isEmpty();

    assertThat(desk.act(JobAct.RETRY, JobFilter.ALL, false, "cli").done()).isEqualTo(502);
    assertThat(world.signals.of(leads.getLast().id())).hasSize(1);
    assertThat(jobs.find("j1")).get().extracting(JobRecord::status).isEqualTo(JobStatus.PENDING);
  }

  private List<String> found(JobFilter filter) {
    return desk.list(filter, 9).stream().map(DeadLetter::id).toList();
  }

  private void failed(JobBuilder job, int second) {
    jobs.insert(
        List.of(
            job.createdAt(NOW.plusSeconds(second))
                .ended(JobStatus.FAILED, NOW.plusSeconds(second))
                .error(TIMEOUT)
                .build()));
  }

  private Lead parked(int second) {
    Lead lead = aNewLead().build();
    world.leads.insert(lead);
    world.leads.project(LeadStates.parked(lead.life(), NOW.plus(Duration.ofSeconds(second))));
    return lead;
  }

  private Lead reload(Lead lead) {
    return world.leads.find(lead.id()).orElseThrow();
  }

  private DeadLetterDesk desk() {
    OperatorNotes notes = new OperatorNotes(audit, () -> "note" + ids.incrementAndGet(), () -> NOW);
    Regroup regroup =
        new Regroup(
            new FakeJobGroups(),
            new GroupsInHand(),
            new BrakesInSight(new FakeJobBrakes()),
            group -> {},
            new JobKinds(List.of(JobKind.of("noop", Noop.class))),
            "api-1",
            () -> "g" + ids.incrementAndGet(),
            () -> NOW);
    JobDesk jobDesk = new JobDesk(jobs, regroup, job -> {}, notes, () -> NOW);
    return new DeadLetterDesk(
        jobs,
        jobDesk,
        new JobBulk(jobs, jobDesk, notes, () -> NOW),
        world.leads,
        world.desk,
        notes);
  }
}
