package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.chain.ChainStep;
import io.leadline.activities.job.chain.ChainStep.ChainJob;
import io.leadline.activities.job.chain.JobChain;
import io.leadline.activities.job.chain.JobChains;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Chains in the collection {@code chains}, inputs of their jobs as sealed bytes. */
public final class MongoJobChains implements JobChains {
  private static final String CHAINS = "chains";
  private static final String CREATED = "createdAt";

  /** When it was accepted; only while its workflow was not started. */
  private static final String UNSTARTED = "unstarted";

  private final MongoConnection mongo;

  public MongoJobChains(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the index; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          chains().createIndex(Indexes.ascending(CREATED));
          chains().createIndex(Indexes.ascending(UNSTARTED), new IndexOptions().sparse(true));
        });
  }

  @Override
  public void insert(JobChain chain) {
    mongo.insertOnce(CHAINS, document(chain).append(UNSTARTED, Date.from(chain.createdAt())));
  }

  @Override
  public void started(String id) {
    mongo.reach(() -> chains().updateOne(eq("_id", id), Updates.unset(UNSTARTED)));
  }

  @Override
  public List<JobChain> unstarted(int limit) {
    return list(Filters.gt(UNSTARTED, new Date(0)), Sorts.ascending(UNSTARTED), limit);
  }

  @Override
  public Optional<JobChain> find(String id) {
    return mongo.reach(
        () -> Optional.ofNullable(chains().find(eq("_id", id)).first()).map(MongoJobChains::chain));
  }

  @Override
  public boolean cancel(String id) {
    return mongo.reach(
        () ->
            chains().updateOne(eq("_id", id), Updates.set("cancelled", true)).getMatchedCount()
                == 1);
  }

  @Override
  public List<JobChain> list(int limit) {
    return list(Filters.empty(), Sorts.descending(CREATED), limit);
  }

  @Override
  public List<JobChain> acceptedBetween(Instant after, Instant before, int limit) {
    Bson between =
        Filters.and(
            Filters.gt(CREATED, Date.from(after)),
            Filters.lt(CREATED, Date.from(before)),
            eq(UNSTARTED, null));
    return list(between, Sorts.ascending(CREATED), limit);
  }

  private List<JobChain> list(Bson which, Bson order, int limit) {
    return mongo.reach(
        () ->
            chains()
                .find(which)
                .sort(order)
                .limit(limit)
                .map(MongoJobChains::chain)
                .into(new ArrayList<>()));
  }

  @Override
  public void remove(String id) {
    mongo.reach(() -> chains().deleteOne(eq("_id", id)));
  }

  private static Document document(JobChain chain) {
    return new Document("_id", chain.id())
        .append(CREATED, Date.from(chain.createdAt()))
        .append("onFailure", chain.onFailure().name())
        .append("cancelled", chain.cancelled())
        .append("steps", chain.steps().stream().map(MongoJobChains::document).toList());
  }

  private static Document document(ChainStep step) {
    return new Document("fanOut", step.fanOut())
        .append(
            "jobs",
            step.jobs().stream()
                .map(
                    job ->
                        new Document("kind", job.kind())
                            .append("input", new Binary(job.input().bytes())))
                .toList());
  }

  private static JobChain chain(Document document) {
    return new JobChain(
        document.getString("_id"),
        document.getDate(CREATED).toInstant(),
        JobChain.OnFailure.valueOf(document.getString("onFailure")),
        document.getBoolean("cancelled"),
        document.getList("steps", Document.class).stream().map(MongoJobChains::step).toList());
  }

  private static ChainStep step(Document document) {
    return new ChainStep(
        document.getBoolean("fanOut"),
        document.getList("jobs", Document.class).stream()
            .map(
                job ->
                    new ChainJob(
                        job.getString("kind"), Sealed.of(job.get("input", Binary.class).getData())))
            .toList());
  }

  private MongoCollection<Document> chains() {
    return mongo.collection(CHAINS);
  }
}
