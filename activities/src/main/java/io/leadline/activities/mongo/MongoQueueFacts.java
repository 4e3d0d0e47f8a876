package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.queue.QueueFacts;
import io.leadline.activities.job.queue.QueueMinute;
import io.leadline.activities.job.queue.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Facts of queues in the collections {@code queueMinutes} (one document per process, queue and
 * minute), {@code queueSlots} (per process and queue) and {@code queueBacklogs}.
 */
public final class MongoQueueFacts implements QueueFacts {
  private static final String MINUTES = "queueMinutes";
  private static final String SLOTS = "queueSlots";
  private static final String BACKLOGS = "queueBacklogs";
  private static final String AT = "at";
  private static final String QUEUE = "queue";
  private static final List<String> ALL = List.of(MINUTES, SLOTS, BACKLOGS);

  private final MongoConnection mongo;

  public MongoQueueFacts(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          mongo.collection(MINUTES).createIndex(Indexes.ascending(AT));
          mongo.collection(SLOTS).createIndex(Indexes.ascending(AT));
          mongo.collection(BACKLOGS).createIndex(Indexes.ascending(QUEUE, AT));
          mongo.collection(BACKLOGS).createIndex(Indexes.ascending(AT));
        });
  }

  @Override
  public void save(String process, Collection<QueueMinute> minutes) {
    replace(
        MINUTES,
        minutes.stream()
            .map(
                it ->
                    new Document("_id", it.queue().name() + " " + it.minute() + " " + process)
                        .append(QUEUE, it.queue().name())
                        .append(AT, Date.from(it.minute()))
                        .append("attempts", it.attempts())
                        .append("succeeded", it.succeeded())
                        .append("busyMs", it.busy().toMillis())
                        .append("waits", it.waits().counts()))
            .toList());
  }

  @Override
  public List<QueueMinute> minutes(Instant from) {
    return mongo.reach(
        () ->
            mongo
                .collection(MINUTES)
                .find(gte(AT, Date.from(from)))
                .map(MongoQueueFacts::minute)
                .into(new ArrayList<>()));
  }

  private static QueueMinute minute(Document stored) {
    return new QueueMinute(
        JobQueue.valueOf(stored.getString(QUEUE)),
        stored.getDate(AT).toInstant(),
        stored.getLong("attempts"),
        stored.getLong("succeeded"),
        Duration.ofMillis(stored.getLong("busyMs")),
        new Waits(stored.getList("waits", Long.class)));
  }

  @Override
  public void report(String process, Collection<SlotUse> uses) {
    replace(
        SLOTS,
        uses.stream()
            .map(
                use ->
                    new Document("_id", use.queue() + " " + process)
                        .append(QUEUE, use.queue())
                        .append("slots", use.slots())
                        .append("busy", use.busy())
                        .append(AT, Date.from(use.at())))
            .toList());
  }

  @Override
  public List<SlotUse> uses(Instant since) {
    return mongo.reach(
        () ->
            mongo
                .collection(SLOTS)
                .find(gte(AT, Date.from(since)))
                .map(
                    use ->
                        new SlotUse(
                            use.getString(QUEUE),
                            use.getInteger("slots"),
                            use.getInteger("busy"),
                            use.getDate(AT).toInstant()))
                .into(new ArrayList<>()));
  }

  @Override
  public void noteBacklog(JobQueue queue, Instant at, long jobs) {
    replace(
        BACKLOGS,
        List.of(
            new Document("_id", queue.name() + " " + at)
                .append(QUEUE, queue.name())
                .append(AT, Date.from(at))
                .append("jobs", jobs)));
  }

  @Override
  public List<Long> backlogs(JobQueue queue, Instant from) {
    return mongo.reach(
        () ->
            mongo
                .collection(BACKLOGS)
                .find(and(eq(QUEUE, queue.name()), gte(AT, Date.from(from))))
                .sort(Sorts.ascending(QUEUE, AT))
                .map(stored -> stored.getLong("jobs"))
                .into(new ArrayList<>()));
  }

  @Override
  public void forget(Instant before) {
    for (String name : ALL) {
      mongo.reach(() -> mongo.collection(name).deleteMany(lt(AT, Date.from(before))));
    }
  }

  private void replace(String name, List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    MongoCollection<Document> collection = mongo.collection(name);
    ReplaceOptions orInsert = new ReplaceOptions().upsert(true);
    mongo.reach(
        () ->
            collection.bulkWrite(
                documents.stream()
                    .map(it -> new ReplaceOneModel<>(eq("_id", it.getString("_id")), it, orInsert))
                    .toList(),
                new BulkWriteOptions().ordered(false)));
  }
}
