package io.leadline.activities.mongo;

import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Groups of jobs as documents, with the names of their fields. */
final class GroupDocuments {
  static final String QUEUE = "queue";
  static final String PRIORITY = "priority";
  static final String JOBS = "jobs";
  static final String KINDS = "kinds";
  static final String SIZE = "size";
  static final String DUE = "dueAt";

  /** The due time, or later when it was handed over; what starting goes by. */
  static final String START = "startAt";

  static final String HELD_BY = "heldBy";

  /** What held it before. */
  static final String RELEASED_FROM = "releasedFrom";

  static final String OWNER = "owner";
  static final String RUNNER = "runner";
  static final String TOKEN = "token";
  static final String LEASE = "leaseUntil";
  static final String WINDOW = "window";

  private GroupDocuments() {}

  static Document of(JobGroup group) {
    Document document =
        new Document("_id", group.id())
            .append(QUEUE, group.queue().name())
            .append("brief", group.brief())
            .append(PRIORITY, group.priority())
            .append(JOBS, group.jobs())
            .append(SIZE, group.jobs().size())
            .append(KINDS, List.copyOf(group.kinds()))
            .append("createdAt", Date.from(group.createdAt()))
            .append(WINDOW, group.window());
    JobDocuments.append(document, "whole", group.whole());
    JobDocuments.append(document, DUE, JobDocuments.date(group.dueAt()));
    JobDocuments.append(document, START, JobDocuments.date(group.dueAt()));
    JobDocuments.append(document, HELD_BY, group.heldBy());
    JobDocuments.append(document, OWNER, group.owner());
    JobDocuments.append(document, RUNNER, group.runner());
    JobDocuments.append(document, TOKEN, group.token());
    JobDocuments.append(document, LEASE, JobDocuments.date(group.leaseUntil()));
    return document;
  }

  /**
   * @param tokenField the field that holds the token to show
   */
  static JobGroup group(Document document, String tokenField) {
    return new JobGroup(
        document.getString("_id"),
        JobQueue.valueOf(document.getString(QUEUE)),
        document.getBoolean("brief"),
        document.getInteger(PRIORITY),
        document.getList(JOBS, String.class),
        Set.copyOf(document.getList(KINDS, String.class)),
        document.getString("whole"),
        document.getDate("createdAt").toInstant(),
        JobDocuments.instant(document.getDate(DUE)),
        document.getString(HELD_BY),
        document.getString(OWNER),
        document.getString(RUNNER),
        document.getString(tokenField),
        JobDocuments.instant(document.getDate(LEASE)),
        document.getInteger(WINDOW));
  }
}
