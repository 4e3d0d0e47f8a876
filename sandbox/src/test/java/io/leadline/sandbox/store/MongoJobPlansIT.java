package io.leadline.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.ChangeBuilder;
import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.chain.JobChain;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.mongo.MongoAuditLog;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoJobChains;
import io.leadline.activities.mongo.MongoJobGroups;
import io.leadline.activities.mongo.MongoJobStore;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import io.leadline.sandbox.mongodb.QueryTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each query about jobs reads what it needs, in 20,000 jobs and 2,000 groups. */
class MongoJobPlansIT {
  private static final List<JobQueue> QUEUES = List.of(JobQueue.values());
  private static final int JOBS = 20_000;
  private static final int GROUPS = 2_000;
  private static final int A_FEW = 60;
  private static final Instant NOW = JobBuilder.SUBMITTED;

  private static final List<QueryTrace> traces = Collections.synchronizedList(new ArrayList<>());
  private static final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private static final MongoConnection connection = new MongoConnection(mongo.uri() + "/plans");
  private static final MongoJobStore jobs = new MongoJobStore(connection);
  private static final MongoJobGroups groups = new MongoJobGroups(connection);

  @BeforeAll
  static void fill() {
    jobs.prepare();
    groups.prepare();
    for (int from = 0; from < JOBS; from += 1_000) {
      jobs.insert(IntStream.range(from, from + 1_000).mapToObj(MongoJobPlansIT::job).toList());
    }
    groups.insert(IntStream.range(0, GROUPS).mapToObj(MongoJobPlansIT::group).toList());
    mongo.onQuery(traces::add);
  }

  /** Most have succeeded long ago; every thousandth is something else. */
  private static JobRecord job(int n) {
    JobBuilder job =
        JobBuilder.aJob("j%05d".formatted(n))
            .createdAt(NOW.plusSeconds(n))
            .kind(n % 500 == 7 ? "rare" : "noop")
            .group("g" + n / 500);
    if (n % 5 == 0) {
      job.key("noop:" + n);
    }
    if (n % 100 == 3) {
      job.subject("lead-" + n % 1_000);
    }
    if (n < 5_000) {
      job.part("batch:b" + n % 50, n / 50);
    }
    return switch (n % 1_000) {
      case 0 -> job.build();
      case 1 -> job.status(JobStatus.RUNNING).build();
      case 7 -> job.ended(JobStatus.FAILED, NOW.plusSeconds(n)).build();
      default -> job.ended(JobStatus.SUCCEEDED, NOW.plusSeconds(n)).build();
    };
  }

  private static JobGroup group(int n) {
    return new JobGroup(
        "g" + n,
        QUEUES.get(n % 3),
        false,
        1 + n % 5,
        List.of("j" + n),
        Set.of("noop"),
        null,
        NOW,
        n % 10 == 0 ? null : NOW.plusSeconds(n),
        n % 10 == 0 ? "batch:b" + n % 100 : null,
        null,
        n % 4 == 1 ? "jobs:g" + n : null,
        n % 4 == 1 ? "t" + n : null,
        n % 4 == 1 ? NOW.plusSeconds(n) : null,
        500);
  }

  @AfterAll
  static void stop() {
    connection.close();
    mongo.close();
  }

  @BeforeEach
  void forget() {
    traces.clear();
  }

  private static void assertReadAtMost(int documents) {
    assertThat(traces).isNotEmpty();
    assertThat(traces)
        .allSatisfy(trace -> assertThat(trace.isScan()).as(trace.toString()).isFalse());
    assertThat(traces.stream().mapToLong(QueryTrace::examined).sum())
        .as(traces.toString())
        .isLessThanOrEqualTo(documents);
  }

  @Test
  void singleRecordsAreReadByTheirKeys() {
    jobs.find("j00001");
    jobs.findAll(List.of("j00001", "j00002"));
    jobs.findByKey("noop:5");
    jobs.findByKey("j00001");
    jobs.cancelWanted(List.of("j00001", "j00002"));
    jobs.progress("j00001", new JobProgress(1, 2, "half"));
    jobs.wantCancel("j00001");
    jobs.freeKey("j00010", "noop:10");
    assertReadAtMost(A_FEW);
  }

  @Test
  void aChangeOfAFullGroupReadsItsJobsOnly() {
    List<JobRecord> group =
        jobs.findAll(IntStream.range(0, 500).mapToObj("j%05d"::formatted).toList());
    traces.clear();

    jobs.markRunning(group, NOW);
    jobs.change(
        group.stream()
            .filter(job -> job.status() == JobStatus.PENDING)
            .map(job -> ChangeBuilder.aChange(job, NOW).step(JobEvent.CANCEL).build())
            .toList());

    assertReadAtMost(600);
  }

  @Test
  void theNewestAreReadFromTheEndOfAnIndex() {
    jobs.list(JobFilter.ALL, 10);
    assertReadAtMost(A_FEW);
    assertThat(traces).noneMatch(QueryTrace::sorted);
  }

  @Test
  void rareOnesAreFoundAmongMany() {
    jobs.list(JobFilter.ALL.status(JobStatus.FAILED), 50);
    assertReadAtMost(A_FEW);
    traces.clear();
    jobs.list(JobFilter.ALL.kind("rare"), 50);
    assertReadAtMost(A_FEW);
    traces.clear();
    jobs.list(JobFilter.ALL.kind("noop").status(JobStatus.FAILED), 50);
    assertReadAtMost(A_FEW);
    traces.clear();
    jobs.list(JobFilter.ALL.whole("batch:b7").status(JobStatus.FAILED), 50);
    assertReadAtMost(A_FEW);
    traces.clear();
    jobs.list(JobFilter.ALL.subject("lead-3"), 50);
    assertReadAtMost(A_FEW);
  }

  @Test
  void aPageGoesOnWhereTheOneBeforeEnded() {
    JobRecord last = jobs.list(JobFilter.ALL, 5_000).getLast();
    traces.clear();
    jobs.list(JobFilter.ALL.past(last), 10);
    assertReadAtMost(2 * A_FEW);
  }

  @Test
  void aTextIsSoughtInSoManyOnly() {
    jobs.list(JobFilter.ALL.text("nowhere"), 10);
    assertReadAtMost(11_000);
  }

  @Test
  void countsAreReadOffAnIndex_soThatTheProgressOfAHugeBatchCostsNothing() {
    assertThat(jobs.counts(JobFilter.ALL.whole("batch:b8"))).containsOnlyKeys(JobStatus.SUCCEEDED);
    assertThat(jobs.counts(JobFilter.ALL.status(JobStatus.FAILED)))
        .containsOnlyKeys(JobStatus.FAILED);
    assertReadAtMost(0);
  }

  @Test
  void purgingReadsWhatItRemoves() {
    jobs.purge(JobStatus.SUCCEEDED, NOW.plusSeconds(1_000), 20);
    assertReadAtMost(A_FEW);
    traces.clear();
    jobs.remove("j00007", JobStatus.FAILED);
    assertReadAtMost(1);
    jobs.insertVoid(List.of("v1", "v2"), NOW);
    traces.clear();
    jobs.purgeVoid(NOW.plusSeconds(1), 20);
    assertReadAtMost(A_FEW);
  }

  @Test
  void oldChainsActsAndParkedLeadsAreReadByTheirTimes() {
    MongoJobChains chains = new MongoJobChains(connection);
    MongoAuditLog audit = new MongoAuditLog(connection);
    MongoLeadStore leads = new MongoLeadStore(connection);
    chains.prepare();
    audit.prepare();
    leads.prepare();
    for (int n = 0; n < A_FEW * 5; n++) {
      Instant at = NOW.plusSeconds(n);
      chains.insert(new JobChain("c" + n, at, JobChain.OnFailure.STOP, false, List.of()));
      chains.started("c" + n);
      audit.add(new AuditLog.Entry("a" + n, at, "cli", "job.retry", "j1", ""));
      Lead lead = Leads.aNewLead().build();
      leads.insert(lead);
      if (n < 3) {
        leads.project(LeadStates.parked(lead.life(), at));
      }
    }
    traces.clear();

    assertThat(chains.acceptedBetween(Instant.EPOCH, NOW.plusSeconds(200), 5)).hasSize(5);
    assertThat(leads.parked(null, 10)).hasSize(3);
    audit.purge(NOW.plusSeconds(5), 10);

    assertReadAtMost(A_FEW);
  }

  @Test
  void groupsAreReadByWhatIsAskedOfThem() {
    groups.find("g1");
    groups.join("g2", "late", "noop");
    groups.due(JobQueue.HIGH, NOW.plusSeconds(9_000), 10);
    groups.abandoned(NOW.plusSeconds(100), 10);
    groups.handedOver(List.of("g2", "g3"), NOW.plusSeconds(9));
    assertReadAtMost(A_FEW);
    traces.clear();
    groups.claim(List.of("g3", "g4"), "jobs:g3", "t", NOW);
    groups.renew(List.of("g3", "g4"), "t", NOW);
    groups.window("g3", "t", 3);
    groups.remove(List.of("g3"), "t");
    groups.free("g4", "jobs:g3", NOW);
    assertReadAtMost(A_FEW);
    traces.clear();
    groups.held("batch:b50");
    assertReadAtMost(20);
    traces.clear();
    groups.release("batch:b50", NOW, 3);
    groups.release("batch:b50", NOW);
    assertReadAtMost(40);
    traces.clear();
    groups.backlog(NOW.plusSeconds(50));
    assertReadAtMost(A_FEW);
  }
}
