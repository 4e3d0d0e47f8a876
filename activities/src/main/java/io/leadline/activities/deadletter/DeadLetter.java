package io.leadline.activities.deadletter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.NoticeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for an operator; the names are outward.
 *
 * @param id of the job, or {@code lead:<id>}
 * @param source job, item (of a batch), step (of a chain) or lead
 * @param kind of job, or the lead's step, such as {@code lead-send-verification}
 * @param at when it was submitted, or the step parked: what the list is in order of
 * @param error its id is the one in the log
 * @param whole batch or chain that it is a part of
 * @param subject whose data it is about
 * @param actions what may be done with it
 */
public record DeadLetter(
    String id,
    String source,
    String kind,
    Instant at,
    @Nullable Instant failedAt,
    int attempts,
    @Nullable JobError error,
    @Nullable String whole,
    @Nullable String subject,
    List<String> actions) {
  private static final String LEAD = "lead:";
  private static final List<String> OF_JOBS = List.of("retry", "edit", "discard");
  private static final List<String> OF_LEADS = List.of("retry");

  static DeadLetter of(JobRecord job) {
    JobPart part = job.part();
    return new DeadLetter(
        job.id(),
        source(part),
        job.kind(),
        job.createdAt(),
        job.completedAt(),
        job.attempts(),
        job.error(),
        part == null ? null : part.whole(),
        job.subject(),
        OF_JOBS);
  }

  private static String source(@Nullable JobPart part) {
    if (part == null || part.whole().startsWith("completion:")) {
      return "job";
    }
    return part.whole().startsWith("batch:") ? "item" : "step";
  }

  /**
   * @param lead one with a parked step
   */
  static DeadLetter of(Lead lead) {
    ParkedStep parked = Objects.requireNonNull(lead.life().parked(), "nothing is parked");
    return new DeadLetter(
        LEAD + lead.id(),
        "lead",
        kind(parked),
        parked.at(),
        parked.at(),
        0,
        new JobError(parked.failureId(), parked.step().name(), parked.cause()),
        null,
        lead.id(),
        OF_LEADS);
  }

  private static String kind(ParkedStep parked) {
    NoticeRequest notice = parked.notice();
    String step = notice == null ? parked.step().name() : "send_" + notice.kind().name();
    return "lead-" + step.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The lead of an id such as {@code lead:<id>}; null for the id of a job. */
  public static @Nullable String leadId(String id) {
    return id.startsWith(LEAD) ? id.substring(LEAD.length()) : null;
  }

  /** All that a text is looked for in. */
  @JsonIgnore
  String shown() {
    return error == null
        ? id + '\n' + kind
        : id + '\n' + kind + '\n' + error.id() + '\n' + error.type() + '\n' + error.message();
  }
}
