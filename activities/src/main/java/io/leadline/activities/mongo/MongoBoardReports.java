package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.engagement.BoardReport;
import io.leadline.activities.engagement.BoardReports;
import io.leadline.workflows.lead.EngagementSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** {@link BoardReports} in the collection {@code boardReports}. */
public final class MongoBoardReports implements BoardReports {
  private static final String COLLECTION = "boardReports";

  private final MongoConnection mongo;

  public MongoBoardReports(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          reports().createIndex(Indexes.ascending("lead", "at"));
          reports().createIndex(Indexes.ascending("toldAt"));
        });
  }

  @Override
  public void note(BoardReport report) {
    mongo.insertOnce(
        COLLECTION,
        new Document("_id", report.id())
            .append("lead", report.leadId())
            .append("source", report.source().name())
            .append("at", Date.from(report.at()))
            .append("toldAt", Date.from(report.toldAt()))
            .append("posting", report.postingId()));
  }

  @Override
  public List<BoardReport> of(String leadId, int limit) {
    List<BoardReport> newestFirst =
        mongo.reach(
            () ->
                reports()
                    .find(eq("lead", leadId))
                    .sort(Sorts.descending("lead", "at"))
                    .limit(limit)
                    .map(MongoBoardReports::report)
                    .into(new ArrayList<>()));
    return newestFirst.reversed();
  }

  @Override
  public void forget(String leadId) {
    mongo.reach(() -> reports().deleteMany(eq("lead", leadId)));
  }

  @Override
  public int purgeBefore(Instant toldBefore, int limit) {
    return mongo.purge(COLLECTION, lt("toldAt", Date.from(toldBefore)), limit);
  }

  private static BoardReport report(Document document) {
    return new BoardReport(
        document.getString("_id"),
        document.getString("lead"),
        EngagementSource.valueOf(document.getString("source")),
        document.getDate("at").toInstant(),
        document.getDate("toldAt").toInstant(),
        document.getString("posting"));
  }

  private MongoCollection<Document> reports() {
    return mongo.collection(COLLECTION);
  }
}
