package io.leadline.activities.deadletter;

import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.desk.ActResult;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobBulk;
import io.leadline.activities.job.desk.JobDesk;
import io.leadline.activities.job.desk.OperatorNotes;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LeadStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Shows operators the failed jobs, the failed parts of batches and chains and the parked steps of
 * leads as one list, and does with them what they decide. A lead goes on in its life where it
 * stopped, so its step can be tried again and never be discarded.
 */
public final class DeadLetterDesk {
  private static final int PAGE = 500;
  private static final int SAMPLE = 20;
  private static final Comparator<DeadLetter> NEWEST_FIRST =
      Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id).reversed();

  private final JobStore jobs;
  private final JobDesk jobDesk;
  private final JobBulk jobBulk;
  private final LeadStore leads;
  private final LeadDesk leadDesk;
  private final OperatorNotes notes;

  public DeadLetterDesk(
      JobStore jobs,
      JobDesk jobDesk,
      JobBulk jobBulk,
      LeadStore leads,
      LeadDesk leadDesk,
      OperatorNotes notes) {
    this.jobs = jobs;
    this.jobDesk = jobDesk;
    this.jobBulk = jobBulk;
    this.leads = leads;
    this.leadDesk = leadDesk;
    this.notes = notes;
  }

  /**
   * Newest first.
   *
   * @param filter a queue, batch or chain leaves the leads out; their subject is their id
   */
  public List<DeadLetter> list(JobFilter filter, int limit) {
    if (!wantsFailed(filter)) {
      return List.of();
    }
    Stream<DeadLetter> failed =
        jobs.list(filter.status(JobStatus.FAILED), limit).stream().map(DeadLetter::of);
    List<DeadLetter> parked = new ArrayList<>();
    eachParked(filter, limit, lead -> parked.add(DeadLetter.of(lead)));
    return Stream.concat(failed, parked.stream()).sorted(NEWEST_FIRST).limit(limit).toList();
  }

  private static boolean wantsFailed(JobFilter filter) {
    return filter.status().map(JobStatus.FAILED::equals).orElse(true);
  }

  /** Hands over those that the filter means, newest first, and at most so many. */
  private long eachParked(JobFilter filter, long limit, Consumer<Lead> reader) {
    if (!wantsFailed(filter) || filter.queue().isPresent() || filter.whole().isPresent()) {
      return 0;
    }
    long found = 0;
    List<Lead> page = leads.parked(filter.before().orElse(null), PAGE);
    while (!page.isEmpty()) {
      for (Lead lead : page) {
        if (found < limit && accepts(filter, DeadLetter.of(lead))) {
          reader.accept(lead);
          found++;
        }
      }
      boolean more = found < limit && page.size() == PAGE;
      page = more ? leads.parked(parkedAt(page.getLast()), PAGE) : List.of();
    }
    return found;
  }

  private static boolean accepts(JobFilter filter, DeadLetter letter) {
    return filter.kind().map(letter.kind()::equals).orElse(true)
        && filter.subject().map(wanted -> wanted.equals(letter.subject())).orElse(true)
        && filter.after().map(time -> !letter.at().isBefore(time)).orElse(true)
        && filter.isSaidIn(letter.shown());
  }

  private static Instant parkedAt(Lead lead) {
    return Objects.requireNonNull(lead.life().parked(), "nothing is parked").at();
  }

  /** Where a list goes on after the parked step of that lead; empty when none is parked. */
  public Optional<Instant> parkedAt(String leadId) {
    return leads.find(leadId).map(lead -> lead.life().parked()).map(parked -> parked.at());
  }

  /**
   * Does it to one.
   *
   * @param act RETRY or DISCARD
   * @param id as {@link DeadLetter#id} has it
   * @param who as the audit log names them
   */
  public ActResult act(JobAct act, String id, String who) {
    String leadId = DeadLetter.leadId(id);
    if (leadId == null) {
      return jobDesk.act(act, id, who);
    }
    Optional<Lead> lead = leads.find(leadId);
    if (lead.isEmpty()) {
      return new ActResult.Unknown();
    }
    if (act != JobAct.RETRY) {
      return new ActResult.Refused(
          JobStatus.FAILED,
          "A step of a lead cannot be discarded: retry it, or unsubscribe or erase the lead.");
    }
    return retried(lead.get(), who)
        ? new ActResult.Done("retried")
        : new ActResult.Refused(JobStatus.FAILED, "No step of this lead is parked.");
  }

  private boolean retried(Lead lead, String who) {
    boolean retried = leadDesk.retryStep(lead);
    if (retried) {
      notes.add(who, "lead.retry", lead.id(), DeadLetter.of(lead).kind());
    }
    return retried;
  }

  /**
   * Does it to all that the filter finds; leads are left out of what is discarded.
   *
   * @param act RETRY or DISCARD
   */
  public JobBulk.Result act(JobAct act, JobFilter filter, boolean dryRun, String who) {
    JobBulk.Result ofJobs = jobBulk.act(act, filter, dryRun, who);
    if (act != JobAct.RETRY) {
      return ofJobs;
    }
    List<String> sample = new ArrayList<>(ofJobs.sample());
    AtomicLong done = new AtomicLong();
    long matched =
        eachParked(
            filter,
            Long.MAX_VALUE,
            lead -> {
              if (sample.size() < SAMPLE) {
                sample.add(DeadLetter.of(lead).id());
              }
              if (!dryRun && retried(lead, who)) {
                done.incrementAndGet();
              }
            });
    return new JobBulk.Result(
        ofJobs.action(),
        dryRun,
        ofJobs.matched() + matched,
        ofJobs.done() + done.get(),
        List.copyOf(sample));
  }
}
