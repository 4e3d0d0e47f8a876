package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.lead.LifeStep;
import io.leadline.activities.lead.Transitions;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The stage history in the collection {@code transitions}, id {@code <lead>-<version>}. */
public final class MongoTransitions implements Transitions {
  private static final Duration AT_ONCE = Duration.ofDays(1);

  private static final Bson STEP =
      Projections.include(
          "leadId",
          "version",
          "at",
          "change.before",
          "change.why",
          "change.after.epoch",
          "change.after.stage",
          "change.after.reason");

  private final MongoConnection mongo;

  public MongoTransitions(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          transitions().createIndex(Indexes.ascending("leadId", "version"));
          transitions().createIndex(Indexes.ascending("at", "version"));
        });
  }

  @Override
  public void append(LeadChange change) {
    String leadId = change.after().leadId();
    long version = change.after().version();
    Document document =
        new Document("_id", leadId + "-" + version)
            .append("leadId", leadId)
            .append("version", version)
            .append("at", Date.from(change.at()))
            .append("change", JsonDocuments.of(change));
    mongo.insertOnce("transitions", document);
  }

  @Override
  public List<LeadChange> of(String leadId) {
    return mongo.reach(
        () ->
            transitions()
                .find(eq("leadId", leadId))
                .sort(Sorts.ascending("leadId", "version"))
                .map(found -> found.get("change", Document.class))
                .map(change -> JsonDocuments.read(change, LeadChange.class))
                .into(new ArrayList<>()));
  }

  /** Day by day, since a server holds what is left of a result while it is read. */
  @Override
  public void between(Instant from, Instant to, Consumer<LifeStep> reader) {
    Instant start = from;
    while (start.isBefore(to)) {
      Instant next = start.plus(AT_ONCE);
      Instant end = next.isBefore(to) ? next : to;
      Bson part = and(gte("at", Date.from(start)), lt("at", Date.from(end)));
      mongo.reach(
          () ->
              transitions()
                  .find(part)
                  .sort(Sorts.ascending("at", "version"))
                  .projection(STEP)
                  .map(MongoTransitions::step)
                  .forEach(reader));
      start = end;
    }
  }

  /** Read field by field: statistics read very many of them. */
  private static LifeStep step(Document found) {
    Document change = found.get("change", Document.class);
    Document after = change.get("after", Document.class);
    String reason = after.getString("reason");
    return new LifeStep(
        found.getString("leadId"),
        found.get("version", Number.class).longValue(),
        after.get("epoch", Number.class).intValue(),
        LeadStage.valueOf(change.getString("before")),
        LeadStage.valueOf(after.getString("stage")),
        reason == null ? null : CloseReason.valueOf(reason),
        change.getString("why"),
        found.getDate("at").toInstant());
  }

  private MongoCollection<Document> transitions() {
    return mongo.collection("transitions");
  }
}
