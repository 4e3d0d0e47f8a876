package io.leadline.activities.subscription;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.batch.BatchEnded;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that subscribers hear of. It names leads and jobs by their ids and holds nothing
 * personal beside.
 *
 * @param id the same whenever the same fact is told
 */
public record Event(String id, String type, Instant at, Map<String, Object> data) {

  /** What a change of a lead's life means to others; nothing when it is of no interest to them. */
  public static List<Event> of(LeadChange change) {
    LeadState after = change.after();
    List<String> types = new ArrayList<>();
    if (change.before() != after.stage()) {
      types.add(EventTypes.of(after.stage()));
    }
    switch (change.why()) {
      case "unsubscribe", "smsStop" -> types.add(EventTypes.UNSUBSCRIBED);
      case "complain" -> types.add(EventTypes.COMPLAINED);
      case "bounce" -> types.add(EventTypes.BOUNCED);
      case "smsStart" -> types.add(EventTypes.TEXTS_AGREED);
      default -> {}
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("leadId", after.leadId());
    data.put("from", change.before().name());
    data.put("stage", after.stage().name());
    put(data, "reason", after.why());
    data.put("cause", change.why());
    data.put("emailConsent", after.email().consent().name());
    data.put("smsConsent", after.sms().consent().name());
    data.put("version", after.version());
    return types.stream()
        .map(
            type ->
                new Event(
                    after.leadId() + "-" + after.version() + "-" + type, type, change.at(), data))
        .toList();
  }

  /**
   * That a job ended.
   *
   * @param job as it is recorded, in a final status
   */
  static Event of(JobRecord job, Instant endedAt) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("jobId", job.id());
    data.put("kind", job.kind());
    data.put("status", job.status().word());
    data.put("attempts", job.attempts());
    put(data, "subject", job.subject());
    JobPart part = job.part();
    put(data, "whole", part == null ? null : part.whole());
    JobError error = job.error();
    if (error != null) {
      data.put("errorId", error.id());
      data.put("errorType", error.type());
    }
    // A dead letter that is retried may end again.
    String id = job.id() + "-" + job.status().word() + "-" + endedAt.toEpochMilli();
    return new Event(id, EventTypes.of(job.status()), endedAt, data);
  }

  /** That the last item of a batch ended. */
  public static Event of(BatchEnded ended, String kind, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("batchId", ended.batchId());
    data.put("kind", kind);
    data.put("succeeded", ended.succeeded());
    data.put("failed", ended.failed());
    data.put("cancelled", ended.cancelled());
    return new Event(ended.batchId() + "-ended", EventTypes.BATCH_ENDED, at, data);
  }

  private static void put(Map<String, Object> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, value);
    }
  }
}
