package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.AlarmGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Open groups of alarms in the collection {@code alarms}. Whoever inserts the group tells of it,
 * and then says so; whoever moves its window tells what it counted.
 */
public final class MongoAlarmGroups implements AlarmGroups {
  private static final String ALARMS = "alarms";
  private static final String HELD = "held";
  private static final String OWED = "owed";
  private static final String SINCE = "since";
  private static final String UNTIL = "until";
  private static final String LAST = "last";
  private static final int MOST = 200;

  private final MongoConnection mongo;

  public MongoAlarmGroups(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the index; safe to repeat. */
  public void prepare() {
    mongo.reach(() -> groups().createIndex(Indexes.ascending(UNTIL)));
  }

  @Override
  public boolean add(Alarm alarm, long count, Instant now, Instant until) {
    Document last = JsonDocuments.of(alarm);
    Bson more = Updates.combine(Updates.inc(HELD, count), Updates.set(LAST, last));
    while (true) {
      boolean known =
          mongo.reach(() -> groups().updateOne(eq("_id", alarm.group()), more).getMatchedCount())
              == 1;
      if (known) {
        return false;
      }
      Document opened =
          new Document("_id", alarm.group())
              .append(HELD, count)
              .append(OWED, true)
              .append(SINCE, Date.from(now))
              .append(UNTIL, Date.from(until))
              .append(LAST, last);
      if (mongo.insertOnce(ALARMS, opened)) {
        return true;
      }
    }
  }

  @Override
  public void told(String group, long count, Instant until) {
    Bson owed = and(eq("_id", group), eq(OWED, true));
    Bson told =
        Updates.combine(
            Updates.inc(HELD, -count), Updates.unset(OWED), Updates.set(UNTIL, Date.from(until)));
    mongo.reach(() -> groups().updateOne(owed, told));
  }

  @Override
  public List<Counted> end(Instant now, Duration window, Duration owedAgainAfter) {
    List<Document> over =
        mongo.reach(
            () -> groups().find(lte(UNTIL, Date.from(now))).limit(MOST).into(new ArrayList<>()));
    List<Counted> counted = new ArrayList<>();
    for (Document group : over) {
      Bson same = and(eq("_id", group.getString("_id")), eq(UNTIL, group.getDate(UNTIL)));
      boolean quiet =
          mongo.reach(() -> groups().deleteOne(and(same, eq(HELD, 0L))).getDeletedCount()) == 1;
      if (!quiet) {
        boolean owed = group.getBoolean(OWED, false);
        @Nullable Document before =
            owed
                ? first(
                    and(same, eq(OWED, true)),
                    Updates.set(UNTIL, Date.from(now.plus(owedAgainAfter))))
                : first(same, nextWindow(now, now.plus(window)));
        if (before != null) {
          counted.add(counted(before));
        }
      }
    }
    return counted;
  }

  private static Bson nextWindow(Instant now, Instant until) {
    return Updates.combine(
        Updates.set(HELD, 0L),
        Updates.set(SINCE, Date.from(now)),
        Updates.set(UNTIL, Date.from(until)));
  }

  /** The group as it was, for whoever changes it first. */
  private @Nullable Document first(Bson group, Bson change) {
    return mongo.reach(
        () ->
            groups()
                .findOneAndUpdate(
                    group,
                    change,
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE)));
  }

  private static Counted counted(Document group) {
    return new Counted(
        JsonDocuments.read(group.get(LAST, Document.class), Alarm.class),
        group.get(HELD, Number.class).longValue(),
        group.getBoolean(OWED, false),
        group.getDate(SINCE).toInstant());
  }

  private MongoCollection<Document> groups() {
    return mongo.collection(ALARMS);
  }
}
