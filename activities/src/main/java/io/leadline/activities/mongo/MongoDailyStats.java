package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.stats.DailyStats;
import io.leadline.activities.stats.DayStats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** {@link DailyStats} in the collection {@code dailyStats}, id is the date. */
public final class MongoDailyStats implements DailyStats {
  private final MongoConnection mongo;

  public MongoDailyStats(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public void put(List<DayStats> days) {
    if (days.isEmpty()) {
      return;
    }
    mongo.reach(() -> stats().bulkWrite(days.stream().map(MongoDailyStats::replaced).toList()));
  }

  private static ReplaceOneModel<Document> replaced(DayStats day) {
    String id = day.day().toString();
    return new ReplaceOneModel<>(
        eq("_id", id),
        new Document("_id", id).append("stats", JsonDocuments.of(day)),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public List<DayStats> between(LocalDate from, LocalDate to) {
    return mongo.reach(
        () ->
            stats()
                .find(and(gte("_id", from.toString()), lte("_id", to.toString())))
                .sort(Sorts.ascending("_id"))
                .map(found -> found.get("stats", Document.class))
                .map(stats -> JsonDocuments.read(stats, DayStats.class))
                .into(new ArrayList<>()));
  }

  @Override
  public @Nullable LocalDate latest() {
    Document last =
        mongo.reach(
            () ->
                stats()
                    .find()
                    .sort(Sorts.descending("_id"))
                    .projection(Projections.include("_id"))
                    .limit(1)
                    .first());
    return last == null ? null : LocalDate.parse(last.getString("_id"));
  }

  private MongoCollection<Document> stats() {
    return mongo.collection("dailyStats");
  }
}
