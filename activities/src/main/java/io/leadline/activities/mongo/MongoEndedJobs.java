package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.subscription.EndedJobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Ends that are to be told, in the collection {@code endedJobs}; normally empty. */
public final class MongoEndedJobs implements EndedJobs {
  private static final String AT = "endedAt";

  private final MongoConnection mongo;

  public MongoEndedJobs(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the index; safe to repeat. */
  public void prepare() {
    mongo.reach(() -> endings().createIndex(Indexes.ascending(AT)));
  }

  @Override
  public void put(Collection<Ending> more) {
    if (more.isEmpty()) {
      return;
    }
    List<Document> documents =
        more.stream()
            .map(
                ending ->
                    new Document("_id", ending.id())
                        .append("jobId", ending.jobId())
                        .append("status", ending.status().name())
                        .append(AT, Date.from(ending.endedAt())))
            .toList();
    mongo.reach(
        () -> {
          try {
            endings().insertMany(documents, new InsertManyOptions().ordered(false));
          } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream()
                .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
              throw e;
            }
          }
        });
  }

  @Override
  public List<Ending> leftBefore(Instant moment, int limit) {
    return mongo.reach(
        () ->
            endings()
                .find(lt(AT, Date.from(moment)))
                .sort(Sorts.ascending(AT))
                .limit(limit)
                .map(
                    stored ->
                        new Ending(
                            stored.getString("jobId"),
                            JobStatus.valueOf(stored.getString("status")),
                            stored.getDate(AT).toInstant()))
                .into(new ArrayList<>()));
  }

  @Override
  public void remove(Collection<String> ids) {
    if (!ids.isEmpty()) {
      mongo.reach(() -> endings().deleteMany(in("_id", ids)));
    }
  }

  private MongoCollection<Document> endings() {
    return mongo.collection("endedJobs");
  }
}
