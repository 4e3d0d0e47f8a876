package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.JobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Records of jobs in the collection {@code jobs}; what is bulk is one round trip. */
public final class MongoJobStore implements JobStore {
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
  private static final Bson NOT_ENDED =
      in(
          JobDocuments.STATUS,
          Arrays.stream(JobStatus.values()).filter(s -> !s.isFinal()).map(Enum::name).toList());

  /** Names the bulk write that changed a record last. */
  private static final String CHANGED_BY = "by";

  private final MongoConnection mongo;
  private final MongoJobLists lists;

  public MongoJobStore(MongoConnection mongo) {
    this.mongo = mongo;
    this.lists = new MongoJobLists(mongo);
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    lists.prepare();
  }

  @Override
  public Set<String> insert(List<JobRecord> records) {
    List<Document> documents = records.stream().map(JobDocuments::write).toList();
    return insertFree(documents);
  }

  @Override
  public void insertVoid(Collection<String> ids, Instant at) {
    Date time = Date.from(at);
    insertFree(
        ids.stream().map(id -> new Document("_id", id).append(JobDocuments.VOID, time)).toList());
  }

  private Set<String> insertFree(List<Document> documents) {
    if (documents.isEmpty()) {
      return Set.of();
    }
    return mongo.reach(
        () -> {
          try {
            jobs().insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
          } catch (MongoBulkWriteException e) {
            Set<String> refused = new HashSet<>();
            for (var error : e.getWriteErrors()) {
              if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
              }
              refused.add(documents.get(error.getIndex()).getString("_id"));
            }
            return refused;
          }
        });
  }

  @Override
  public Optional<JobRecord> find(String id) {
    return lists.first(eq("_id", id));
  }

  @Override
  public List<JobRecord> findAll(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : lists.all(in("_id", ids));
  }

  @Override
  public Optional<JobRecord> findByKey(String key) {
    return lists
        .first(eq(JobDocuments.KEY, key))
        .or(() -> lists.first(and(eq("_id", key), exists(JobDocuments.KEY, false))));
  }

  @Override
  public void freeKey(String jobId, String key) {
    Bson holder = and(eq("_id", jobId), eq(JobDocuments.KEY, key));
    mongo.reach(() -> jobs().updateOne(holder, unset(JobDocuments.KEY)));
  }

  @Override
  public Set<String> change(List<JobChange> changes) {
    if (changes.isEmpty()) {
      return Set.of();
    }
    ObjectId write = new ObjectId();
    List<WriteModel<Document>> updates = new ArrayList<>(changes.size());
    for (JobChange change : changes) {
      Bson asItWas = stillAt(eq("_id", change.id()), change.fromGroup(), change.fromAttempts());
      updates.add(new UpdateOneModel<>(asItWas, update(change, write)));
    }
    Set<String> ids = changes.stream().map(JobChange::id).collect(Collectors.toSet());
    return mongo.reach(
        () -> {
          int made = jobs().bulkWrite(updates, ANY_ORDER).getMatchedCount();
          return made == changes.size() ? ids : idsOf(and(in("_id", ids), eq(CHANGED_BY, write)));
        });
  }

  private static Bson stillAt(Bson which, String group, int attempts) {
    return and(
        which, eq(JobDocuments.GROUP, group), eq(JobDocuments.ATTEMPTS, attempts), NOT_ENDED);
  }

  private static Document update(JobChange change, ObjectId write) {
    Document set =
        new Document(CHANGED_BY, write)
            .append(JobDocuments.STATUS, change.status().name())
            .append(JobDocuments.ATTEMPTS, change.attempts());
    if (change.part() != null) {
      set.append(JobDocuments.PART_STATUS, change.status().name());
    }
    Document unset = new Document();
    if (change.losses() > 0) {
      set.append(JobDocuments.LOSSES, change.losses());
    } else {
      unset.append(JobDocuments.LOSSES, 1);
    }
    JobDocuments.append(set, JobDocuments.GROUP, change.group());
    JobDocuments.append(set, JobDocuments.SCHEDULED, JobDocuments.date(change.scheduledFor()));
    JobDocuments.append(set, JobDocuments.STARTED, JobDocuments.date(change.startedAt()));
    JobDocuments.append(set, JobDocuments.COMPLETED, JobDocuments.date(change.completedAt()));
    JobDocuments.append(set, JobDocuments.RESULT, JobDocuments.binary(change.result()));
    if (change.error() == null) {
      unset.append(JobDocuments.ERROR, 1);
    } else {
      set.append(JobDocuments.ERROR, JobDocuments.error(change.error()));
    }
    Document push = new Document();
    if (!change.steps().isEmpty()) {
      List<String> steps = JobDocuments.steps(change.steps());
      push.append(JobDocuments.HISTORY, new Document("$each", steps));
    }
    if (!change.tries().isEmpty()) {
      List<Document> tries = JobDocuments.tries(change.tries());
      push.append(JobDocuments.TRIES, new Document("$each", tries));
    }
    Document update = new Document("$set", set);
    if (!unset.isEmpty()) {
      update.append("$unset", unset);
    }
    return push.isEmpty() ? update : update.append("$push", push);
  }

  /** Jobs of one group that are in the same attempt differ in nothing and share an update. */
  @Override
  public void markRunning(Collection<JobRecord> started, Instant at) {
    record Alike(String group, int attempts, boolean part) {}
    List<WriteModel<Document>> updates = new ArrayList<>();
    started.stream()
        .collect(
            Collectors.groupingBy(
                job -> new Alike(job.group(), job.attempts(), job.part() != null)))
        .forEach(
            (alike, jobs) -> {
              List<String> ids = jobs.stream().map(JobRecord::id).toList();
              Bson asTheyWere = stillAt(in("_id", ids), alike.group(), alike.attempts());
              updates.add(
                  new UpdateManyModel<>(asTheyWere, start(alike.attempts() + 1, alike.part(), at)));
            });
    if (!updates.isEmpty()) {
      mongo.reach(() -> jobs().bulkWrite(updates, ANY_ORDER));
    }
  }

  private static Bson start(int attempt, boolean part, Instant at) {
    JobStep step = new JobStep(at, JobEvent.START, JobStatus.RUNNING, attempt, null);
    String running = JobStatus.RUNNING.name();
    return combine(
        set(JobDocuments.STATUS, running),
        part ? set(JobDocuments.PART_STATUS, running) : combine(),
        set(JobDocuments.STARTED, Date.from(at)),
        pushEach(JobDocuments.HISTORY, JobDocuments.steps(List.of(step))));
  }

  @Override
  public boolean wantCancel(String id) {
    Bson update = set(JobDocuments.CANCEL, true);
    Bson running = and(eq("_id", id), NOT_ENDED);
    return mongo.reach(() -> jobs().updateOne(running, update).getMatchedCount()) == 1;
  }

  @Override
  public Set<String> cancelWanted(Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : mongo.reach(() -> idsOf(and(in("_id", ids), eq(JobDocuments.CANCEL, true))));
  }

  private Set<String> idsOf(Bson filter) {
    return jobs()
        .find(filter)
        .projection(Projections.include("_id"))
        .map(job -> job.getString("_id"))
        .into(new HashSet<>());
  }

  @Override
  public void progress(String id, JobProgress progress) {
    Bson running = and(eq("_id", id), NOT_ENDED);
    Bson update = set(JobDocuments.PROGRESS, JobDocuments.progress(progress));
    mongo.reach(() -> jobs().updateOne(running, update));
  }

  @Override
  public boolean revive(String id, JobStatus from, JobRecord anew) {
    Document document = JobDocuments.write(anew);
    Bson ended = and(eq("_id", id), eq(JobDocuments.STATUS, from.name()));
    return mongo.reach(() -> jobs().replaceOne(ended, document).getMatchedCount()) == 1;
  }

  @Override
  public List<JobRecord> list(JobFilter filter, int limit) {
    return lists.list(filter, limit);
  }

  @Override
  public Map<JobStatus, Long> counts(JobFilter filter) {
    return lists.counts(filter);
  }

  @Override
  public int purge(JobStatus status, Instant completedBefore, int limit) {
    return lists.purge(status, completedBefore, limit);
  }

  @Override
  public boolean remove(String id, JobStatus status) {
    Bson ended = and(eq("_id", id), eq(JobDocuments.STATUS, status.name()));
    return mongo.reach(() -> jobs().deleteOne(ended).getDeletedCount()) == 1;
  }

  @Override
  public int purgeVoid(Instant takenBefore, int limit) {
    return mongo.purge(MongoJobLists.JOBS, lt(JobDocuments.VOID, Date.from(takenBefore)), limit);
  }

  private MongoCollection<Document> jobs() {
    return mongo.collection(MongoJobLists.JOBS);
  }
}
