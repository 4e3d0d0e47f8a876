package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What {@link MongoJobStore} reads of many jobs. Most lists are made of one ordered piece per
 * status, so that every filter meets an index that begins with its fields.
 */
final class MongoJobLists {
  static final String JOBS = "jobs";

  /** A text is looked for in so many of the newest jobs of each piece. */
  private static final int SEARCHED = 10_000;

  private static final int PAGE = 1_000;
  private static final Comparator<JobRecord> NEWEST_FIRST =
      Comparator.comparing(JobRecord::createdAt).thenComparing(JobRecord::id).reversed();

  private final MongoConnection mongo;

  MongoJobLists(MongoConnection mongo) {
    this.mongo = mongo;
  }

  void prepare() {
    IndexOptions sparse = new IndexOptions().sparse(true);
    mongo.reach(
        () -> {
          MongoCollection<Document> jobs = jobs();
          jobs.createIndex(
              ascending(JobDocuments.KEY), new IndexOptions().sparse(true).unique(true));
          jobs.createIndex(ascending(JobDocuments.SUBJECT), sparse);
          jobs.createIndex(ascending(JobDocuments.VOID), sparse);
          jobs.createIndex(
              ascending(
                  JobDocuments.PART_WHOLE,
                  JobDocuments.PART_STATUS,
                  JobDocuments.PART_CREATED,
                  JobDocuments.PART_ID),
              sparse);
          jobs.createIndex(ascending(JobDocuments.STATUS, JobDocuments.CREATED, "_id"));
          jobs.createIndex(ascending(JobDocuments.KIND, JobDocuments.CREATED, "_id"));
        });
  }

  Optional<JobRecord> first(Bson filter) {
    return mongo.reach(
        () ->
            Optional.ofNullable(jobs().find(filter).first())
                .filter(MongoJobLists::isRecord)
                .map(JobDocuments::read));
  }

  List<JobRecord> all(Bson filter) {
    List<JobRecord> found = new ArrayList<>();
    mongo.reach(
        () ->
            jobs()
                .find(filter)
                .forEach(
                    document -> {
                      if (isRecord(document)) {
                        found.add(JobDocuments.read(document));
                      }
                    }));
    return found;
  }

  private static boolean isRecord(Document document) {
    return !document.containsKey(JobDocuments.VOID);
  }

  List<JobRecord> list(JobFilter filter, int limit) {
    List<JobRecord> found = new ArrayList<>();
    if (filter.subject().isPresent()) {
      all(eq(JobDocuments.SUBJECT, filter.subject().get())).stream()
          .filter(filter::accepts)
          .forEach(found::add);
    } else {
      pieces(filter).forEach(piece -> found.addAll(newest(piece, limit)));
    }
    return found.stream().sorted(NEWEST_FIRST).limit(limit).toList();
  }

  /** The kind's index knows no status, so that it is not written with each change of it. */
  private static List<JobFilter> pieces(JobFilter filter) {
    return filter.kind().isPresent() && filter.whole().isEmpty()
        ? List.of(filter)
        : statuses(filter).stream().map(filter::status).toList();
  }

  private List<JobRecord> newest(JobFilter filter, int limit) {
    if (filter.text().isEmpty()) {
      return page(filter, limit);
    }
    List<JobRecord> found = new ArrayList<>();
    JobFilter next = filter;
    for (int searched = 0; searched < SEARCHED && found.size() < limit; searched += PAGE) {
      List<JobRecord> page = page(next, PAGE);
      page.stream().filter(filter::accepts).forEach(found::add);
      if (page.size() < PAGE) {
        break;
      }
      next = filter.past(page.getLast());
    }
    return found;
  }

  private List<JobRecord> page(JobFilter filter, int limit) {
    boolean parts = filter.whole().isPresent();
    Bson newestFirst =
        parts
            ? Sorts.descending(JobDocuments.PART_CREATED, JobDocuments.PART_ID)
            : Sorts.descending(JobDocuments.CREATED, "_id");
    return mongo.reach(
        () ->
            jobs()
                .find(conditions(filter))
                .sort(newestFirst)
                .limit(limit)
                .map(JobDocuments::read)
                .into(new ArrayList<>()));
  }

  /** All that the server can test; it does not know texts. */
  private static Bson conditions(JobFilter filter) {
    boolean parts = filter.whole().isPresent();
    String created = parts ? JobDocuments.PART_CREATED : JobDocuments.CREATED;
    String id = parts ? JobDocuments.PART_ID : "_id";
    List<Bson> all = new ArrayList<>();
    filter.whole().ifPresent(whole -> all.add(eq(JobDocuments.PART_WHOLE, whole)));
    filter.kind().ifPresent(kind -> all.add(eq(JobDocuments.KIND, kind)));
    filter.status().ifPresent(status -> all.add(status(filter, status)));
    filter.queue().ifPresent(queue -> all.add(eq(JobDocuments.QUEUE, queue.name())));
    filter.after().ifPresent(time -> all.add(gte(created, Date.from(time))));
    filter
        .before()
        .map(Date::from)
        .ifPresent(
            time ->
                all.add(
                    filter
                        .beforeId()
                        .map(last -> and(lte(created, time), or(lt(created, time), lt(id, last))))
                        .orElseGet(() -> lt(created, time))));
    return and(all);
  }

  /** Most jobs of a kind have succeeded: those are read by kind, the few others by status. */
  private static Bson status(JobFilter filter, JobStatus status) {
    if (filter.whole().isPresent()) {
      return eq(JobDocuments.PART_STATUS, status.name());
    }
    Bson plain = eq(JobDocuments.STATUS, status.name());
    return status == JobStatus.SUCCEEDED && filter.kind().isPresent() ? or(plain) : plain;
  }

  Map<JobStatus, Long> counts(JobFilter filter) {
    Map<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
    if (filter.subject().isPresent() || filter.text().isPresent()) {
      list(filter, SEARCHED).forEach(job -> counts.merge(job.status(), 1L, Long::sum));
      return counts;
    }
    mongo.reach(
        () -> {
          for (JobStatus status : statuses(filter)) {
            long count = jobs().countDocuments(conditions(filter.status(status)));
            if (count > 0) {
              counts.put(status, count);
            }
          }
        });
    return counts;
  }

  private static List<JobStatus> statuses(JobFilter filter) {
    return filter.status().map(List::of).orElseGet(() -> List.of(JobStatus.values()));
  }

  /** No job was completed before it was created, so the oldest ones are looked at first. */
  int purge(JobStatus status, Instant completedBefore, int limit) {
    Date time = Date.from(completedBefore);
    Bson old =
        and(
            eq(JobDocuments.STATUS, status.name()),
            lt(JobDocuments.CREATED, time),
            lt(JobDocuments.COMPLETED, time));
    return mongo.reach(
        () -> {
          List<String> ids =
              jobs()
                  .find(old)
                  .sort(Sorts.ascending(JobDocuments.CREATED))
                  .limit(limit)
                  .projection(Projections.include("_id"))
                  .map(job -> job.getString("_id"))
                  .into(new ArrayList<>());
          return ids.isEmpty()
              ? 0
              : Math.toIntExact(jobs().deleteMany(and(in("_id", ids), old)).getDeletedCount());
        });
  }

  private MongoCollection<Document> jobs() {
    return mongo.collection(JOBS);
  }
}
