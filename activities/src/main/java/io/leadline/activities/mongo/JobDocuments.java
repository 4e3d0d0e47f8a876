package io.leadline.activities.mongo;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.JobTry;
import io.leadline.activities.job.Sealed;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * How a job's record looks in MongoDB. Absent fields stand for null, a job without {@code key} has
 * its own id as key, and a step is one line of text, because histories are written far more often
 * than read.
 */
final class JobDocuments {
  static final String KIND = "kind";
  static final String QUEUE = "queue";
  static final String STATUS = "status";
  static final String ATTEMPTS = "attempts";
  static final String LOSSES = "losses";
  static final String CREATED = "createdAt";
  static final String SCHEDULED = "scheduledFor";
  static final String STARTED = "startedAt";
  static final String COMPLETED = "completedAt";
  static final String GROUP = "group";
  static final String KEY = "key";
  static final String PART = "part";
  static final String PART_WHOLE = "part.whole";
  static final String PART_STATUS = "part.status";
  static final String PART_CREATED = "part.createdAt";
  static final String PART_ID = "part.id";
  static final String SUBJECT = "subject";
  static final String CANCEL = "cancel";
  static final String PROGRESS = "progress";
  static final String RESULT = "result";
  static final String ERROR = "error";
  static final String HISTORY = "history";
  static final String TRIES = "tries";
  static final String VOID = "void";
  private static final int STEP_PARTS = 5;

  private JobDocuments() {}

  static Document write(JobRecord job) {
    Document document =
        new Document("_id", job.id())
            .append(KIND, job.kind())
            .append(QUEUE, job.queue().name())
            .append("priority", job.priority())
            .append(STATUS, job.status().name())
            .append(ATTEMPTS, job.attempts())
            .append("maxAttempts", job.maxAttempts())
            .append(CREATED, Date.from(job.createdAt()))
            .append(GROUP, job.group())
            .append("input", binary(job.input()));
    if (!job.scheduledFor().equals(job.createdAt())) {
      document.append(SCHEDULED, Date.from(job.scheduledFor()));
    }
    if (!job.key().equals(job.id())) {
      document.append(KEY, job.key());
    }
    if (job.losses() > 0) {
      document.append(LOSSES, job.losses());
    }
    if (job.part() != null) {
      document.append(PART, part(job, job.part()));
    }
    if (job.cancelWanted()) {
      document.append(CANCEL, true);
    }
    append(document, STARTED, date(job.startedAt()));
    append(document, COMPLETED, date(job.completedAt()));
    append(document, SUBJECT, job.subject());
    append(document, PROGRESS, progress(job.progress()));
    append(document, RESULT, binary(job.result()));
    append(document, ERROR, error(job.error()));
    append(document, HISTORY, absentIfEmpty(steps(job.history())));
    append(document, TRIES, absentIfEmpty(tries(job.tries())));
    return document;
  }

  static JobRecord read(Document document) {
    String id = document.getString("_id");
    Instant created = document.getDate(CREATED).toInstant();
    Instant scheduled = instant(document.getDate(SCHEDULED));
    Document part = document.get(PART, Document.class);
    return new JobRecord(
        id,
        document.getString(KIND),
        JobQueue.valueOf(document.getString(QUEUE)),
        document.getInteger("priority"),
        JobStatus.valueOf(document.getString(STATUS)),
        document.getInteger(ATTEMPTS),
        document.getInteger("maxAttempts"),
        document.getInteger(LOSSES, 0),
        created,
        scheduled == null ? created : scheduled,
        instant(document.getDate(STARTED)),
        instant(document.getDate(COMPLETED)),
        document.getString(GROUP),
        document.get(KEY, id),
        part == null ? null : new JobPart(part.getString("whole"), part.getInteger("number")),
        document.getString(SUBJECT),
        document.getBoolean(CANCEL, false),
        readProgress(document.get(PROGRESS, Document.class)),
        Sealed.of(document.get("input", Binary.class).getData()),
        sealed(document.get(RESULT, Binary.class)),
        readError(document.get(ERROR, Document.class)),
        document.getList(HISTORY, String.class, List.of()).stream()
            .map(JobDocuments::readStep)
            .toList(),
        document.getList(TRIES, Document.class, List.of()).stream()
            .map(JobDocuments::readTry)
            .toList());
  }

  /** With all that parts are found and ordered by: other jobs are not in those indexes. */
  private static Document part(JobRecord job, JobPart part) {
    return new Document("whole", part.whole())
        .append("number", part.number())
        .append("status", job.status().name())
        .append("createdAt", Date.from(job.createdAt()))
        .append("id", job.id());
  }

  static List<String> steps(List<JobStep> steps) {
    return steps.stream().map(JobDocuments::step).toList();
  }

  private static String step(JobStep step) {
    String line =
        step.at().toEpochMilli() + " " + step.event() + " " + step.to() + " " + step.attempt();
    return step.why() == null ? line : line + " " + step.why();
  }

  private static JobStep readStep(String line) {
    String[] parts = line.split(" ", STEP_PARTS);
    return new JobStep(
        Instant.ofEpochMilli(Long.parseLong(parts[0])),
        JobEvent.valueOf(parts[1]),
        JobStatus.valueOf(parts[2]),
        Integer.parseInt(parts[3]),
        parts.length < STEP_PARTS ? null : parts[4]);
  }

  static List<Document> tries(List<JobTry> tries) {
    return tries.stream().map(JobDocuments::attempt).toList();
  }

  private static Document attempt(JobTry attempt) {
    Document document =
        new Document("n", attempt.attempt())
            .append("from", Date.from(attempt.startedAt()))
            .append("to", Date.from(attempt.endedAt()))
            .append("outcome", attempt.outcome().name())
            .append("detail", binary(attempt.detail()));
    append(document, ERROR, error(attempt.error()));
    return document;
  }

  private static JobTry readTry(Document document) {
    return new JobTry(
        document.getInteger("n"),
        document.getDate("from").toInstant(),
        document.getDate("to").toInstant(),
        JobEvent.valueOf(document.getString("outcome")),
        readError(document.get(ERROR, Document.class)),
        Sealed.of(document.get("detail", Binary.class).getData()));
  }

  static @Nullable Document error(@Nullable JobError error) {
    return error == null
        ? null
        : new Document("id", error.id())
            .append("type", error.type())
            .append("message", error.message());
  }

  private static @Nullable JobError readError(@Nullable Document error) {
    return error == null
        ? null
        : new JobError(error.getString("id"), error.getString("type"), error.getString("message"));
  }

  static @Nullable Document progress(@Nullable JobProgress progress) {
    return progress == null
        ? null
        : new Document("done", progress.done())
            .append("total", progress.total())
            .append("note", progress.note());
  }

  private static @Nullable JobProgress readProgress(@Nullable Document progress) {
    return progress == null
        ? null
        : new JobProgress(
            progress.getLong("done"), progress.getLong("total"), progress.getString("note"));
  }

  static @Nullable Binary binary(@Nullable Sealed sealed) {
    return sealed == null ? null : new Binary(sealed.bytes());
  }

  private static @Nullable Sealed sealed(@Nullable Binary binary) {
    return binary == null ? null : Sealed.of(binary.getData());
  }

  static void append(Document document, String field, @Nullable Object value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  private static <T> @Nullable List<T> absentIfEmpty(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  static @Nullable Date date(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
