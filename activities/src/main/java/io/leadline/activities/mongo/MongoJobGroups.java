package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.rename;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.leadline.activities.mongo.GroupDocuments.DUE;
import static io.leadline.activities.mongo.GroupDocuments.HELD_BY;
import static io.leadline.activities.mongo.GroupDocuments.JOBS;
import static io.leadline.activities.mongo.GroupDocuments.KINDS;
import static io.leadline.activities.mongo.GroupDocuments.LEASE;
import static io.leadline.activities.mongo.GroupDocuments.OWNER;
import static io.leadline.activities.mongo.GroupDocuments.PRIORITY;
import static io.leadline.activities.mongo.GroupDocuments.QUEUE;
import static io.leadline.activities.mongo.GroupDocuments.RELEASED_FROM;
import static io.leadline.activities.mongo.GroupDocuments.RUNNER;
import static io.leadline.activities.mongo.GroupDocuments.SIZE;
import static io.leadline.activities.mongo.GroupDocuments.START;
import static io.leadline.activities.mongo.GroupDocuments.TOKEN;
import static io.leadline.activities.mongo.GroupDocuments.WINDOW;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Groups in the collection {@code groups}; they stay only until their jobs are recorded. */
public final class MongoJobGroups implements JobGroups {
  private static final List<Integer> PRIORITIES = List.of(1, 2, 3, 4, 5);

  /** The token of the last attempt that did not end, once another one has its place. */
  private static final String LOST_TOKEN = "lostToken";

  private final MongoConnection mongo;

  public MongoJobGroups(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    IndexOptions sparse = new IndexOptions().sparse(true);
    mongo.reach(
        () -> {
          groups().createIndex(ascending(QUEUE, RUNNER, PRIORITY, START));
          groups().createIndex(ascending(QUEUE, RUNNER, DUE));
          groups().createIndex(ascending(HELD_BY), sparse);
          groups().createIndex(ascending(RELEASED_FROM), sparse);
          groups().createIndex(ascending(LEASE), sparse);
        });
  }

  @Override
  public void insert(List<JobGroup> more) {
    if (more.isEmpty()) {
      return;
    }
    List<Document> documents = more.stream().map(GroupDocuments::of).toList();
    mongo.reach(
        () -> {
          try {
            groups().insertMany(documents, new InsertManyOptions().ordered(false));
          } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream()
                .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
              throw e;
            }
          }
        });
  }

  @Override
  public Optional<JobGroup> find(String id) {
    return mongo.reach(
        () ->
            Optional.ofNullable(groups().find(eq("_id", id)).first())
                .map(d -> GroupDocuments.group(d, TOKEN)));
  }

  @Override
  public boolean join(String groupId, String jobId, String kind) {
    Bson open = and(eq("_id", groupId), eq(RUNNER, null), lt(SIZE, JobGroup.MOST), ne(JOBS, jobId));
    Bson joined = combine(push(JOBS, jobId), addToSet(KINDS, kind), inc(SIZE, 1));
    Bson there = and(eq("_id", groupId), eq(RUNNER, null), eq(JOBS, jobId));
    return mongo.reach(
        () ->
            groups().updateOne(open, joined).getMatchedCount() == 1
                || groups().find(there).first() != null);
  }

  @Override
  public List<JobGroup> due(JobQueue queue, Instant now, int limit) {
    Bson waiting =
        and(
            eq(QUEUE, queue.name()),
            eq(RUNNER, null),
            in(PRIORITY, PRIORITIES),
            lte(START, Date.from(now)));
    return mongo.reach(
        () ->
            groups()
                .find(waiting)
                .sort(Sorts.ascending(PRIORITY, START))
                .limit(limit)
                .map(document -> GroupDocuments.group(document, TOKEN))
                .into(new ArrayList<>()));
  }

  @Override
  public void handedOver(Collection<String> ids, Instant until) {
    if (!ids.isEmpty()) {
      Bson unclaimed = and(in("_id", ids), eq(RUNNER, null));
      mongo.reach(() -> groups().updateMany(unclaimed, set(START, Date.from(until))));
    }
  }

  /**
   * The first update saves the token that was there, the second one, of the same write, sets it.
   */
  @Override
  public List<JobGroup> claim(
      Collection<String> ids, String runner, String token, Instant leaseUntil) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Bson free = and(in("_id", ids), in(RUNNER, Arrays.asList(null, runner)));
    Bson own = and(in("_id", ids), eq(RUNNER, runner));
    Bson held = combine(set(TOKEN, token), set(LEASE, Date.from(leaseUntil)));
    return mongo.reach(
        () -> {
          groups()
              .bulkWrite(
                  List.of(
                      new UpdateManyModel<>(
                          free, combine(set(RUNNER, runner), rename(TOKEN, LOST_TOKEN))),
                      new UpdateManyModel<>(own, held)));
          return groups()
              .find(and(in("_id", ids), eq(TOKEN, token)))
              .map(document -> GroupDocuments.group(document, LOST_TOKEN))
              .into(new ArrayList<>());
        });
  }

  @Override
  public Set<String> renew(Collection<String> ids, String token, Instant leaseUntil) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    Bson held = and(in("_id", ids), eq(TOKEN, token));
    return mongo.reach(
        () -> {
          long renewed =
              groups().updateMany(held, set(LEASE, Date.from(leaseUntil))).getMatchedCount();
          return renewed == ids.size()
              ? Set.copyOf(ids)
              : groups()
                  .find(held)
                  .projection(Projections.include("_id"))
                  .map(document -> document.getString("_id"))
                  .into(new HashSet<>());
        });
  }

  @Override
  public boolean window(String id, String token, int size) {
    Bson held = and(eq("_id", id), eq(TOKEN, token));
    return mongo.reach(() -> groups().updateOne(held, set(WINDOW, size)).getMatchedCount()) == 1;
  }

  @Override
  public void remove(Collection<String> ids, String token) {
    if (!ids.isEmpty()) {
      mongo.reach(() -> groups().deleteMany(and(in("_id", ids), eq(TOKEN, token))));
    }
  }

  @Override
  public void release(String heldBy, Instant dueAt) {
    Date due = Date.from(dueAt);
    mongo.reach(() -> groups().updateMany(eq(HELD_BY, heldBy), released(due)));
  }

  private static Bson released(Date due) {
    return combine(set(DUE, due), set(START, due), rename(HELD_BY, RELEASED_FROM));
  }

  /** Two that do this at once may let a few more go, which does no harm. */
  @Override
  public void release(String heldBy, Instant dueAt, int underWay) {
    mongo.reach(
        () -> {
          long missing = underWay - groups().countDocuments(eq(RELEASED_FROM, heldBy));
          if (missing > 0) {
            List<String> next =
                groups()
                    .find(eq(HELD_BY, heldBy))
                    .sort(Sorts.ascending("_id"))
                    .limit((int) missing)
                    .projection(Projections.include("_id"))
                    .map(group -> group.getString("_id"))
                    .into(new ArrayList<>());
            Bson held = and(in("_id", next), eq(HELD_BY, heldBy));
            if (!next.isEmpty()) {
              groups().updateMany(held, released(Date.from(dueAt)));
            }
          }
        });
  }

  @Override
  public long held(String heldBy) {
    Document sum =
        mongo.reach(
            () ->
                groups()
                    .aggregate(
                        List.of(
                            Aggregates.match(eq(HELD_BY, heldBy)),
                            Aggregates.group(null, Accumulators.sum(SIZE, "$" + SIZE))))
                    .first());
    return sum == null ? 0 : sum.get(SIZE, Number.class).longValue();
  }

  @Override
  public List<JobGroup> abandoned(Instant leaseBefore, int limit) {
    return mongo.reach(
        () ->
            groups()
                .find(lt(LEASE, Date.from(leaseBefore)))
                .sort(Sorts.ascending(LEASE))
                .limit(limit)
                .map(document -> GroupDocuments.group(document, TOKEN))
                .into(new ArrayList<>()));
  }

  @Override
  public void free(String id, String runner, Instant dueAt) {
    Date due = Date.from(dueAt);
    Bson freed =
        combine(
            set(DUE, due),
            set(START, due),
            unset(OWNER),
            unset(RUNNER),
            unset(LEASE),
            rename(TOKEN, LOST_TOKEN));
    mongo.reach(() -> groups().updateOne(and(eq("_id", id), eq(RUNNER, runner)), freed));
  }

  @Override
  public Map<JobQueue, Backlog> backlog(Instant now) {
    Map<JobQueue, Backlog> waiting = new EnumMap<>(JobQueue.class);
    for (JobQueue queue : JobQueue.values()) {
      Bson due = and(eq(QUEUE, queue.name()), eq(RUNNER, null), lte(DUE, Date.from(now)));
      Document sum =
          mongo.reach(
              () ->
                  groups()
                      .aggregate(
                          List.of(
                              Aggregates.match(due),
                              Aggregates.group(
                                  null,
                                  Accumulators.sum(SIZE, "$" + SIZE),
                                  Accumulators.min(DUE, "$" + DUE))))
                      .first());
      waiting.put(
          queue,
          sum == null
              ? new Backlog(0, now)
              : new Backlog(sum.get(SIZE, Number.class).longValue(), sum.getDate(DUE).toInstant()));
    }
    return waiting;
  }

  private MongoCollection<Document> groups() {
    return mongo.collection("groups");
  }
}
