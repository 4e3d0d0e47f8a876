package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.leadline.activities.job.JobRates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Shares of periods in the collection {@code rates}: one document for each name. */
public final class MongoJobRates implements JobRates {
  private static final String RATES = "rates";
  private static final String BEGIN = "second";
  private static final String TAKEN = "taken";

  private final MongoConnection mongo;

  public MongoJobRates(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public int take(String what, long begin, int most, int wanted) {
    while (true) {
      @Nullable Document before = begun(what, begin, wanted);
      if (before != null) {
        long current = before.getLong(BEGIN);
        int given = current == begin ? Math.clamp(most - before.getInteger(TAKEN), 0, wanted) : 0;
        // It was too much only if everything is given out, so nobody gets less for it meanwhile.
        giveBack(what, current, wanted - given);
        return given;
      }
      int first = Math.min(most, wanted);
      if (begin(what, begin, first)) {
        return first;
      }
      mongo.insertOnce(RATES, new Document("_id", what).append(BEGIN, begin).append(TAKEN, 0));
    }
  }

  @Override
  public void giveBack(String what, long begin, int unused) {
    if (unused > 0) {
      Bson current = and(eq("_id", what), eq(BEGIN, begin));
      mongo.reach(() -> rates().updateOne(current, Updates.inc(TAKEN, -unused)));
    }
  }

  @Override
  public int taken(String what, long begin) {
    @Nullable Document found =
        mongo.reach(() -> rates().find(and(eq("_id", what), eq(BEGIN, begin))).first());
    return found == null ? 0 : found.getInteger(TAKEN);
  }

  /** Adds to this period or a later one; null when none of them has begun. */
  private @Nullable Document begun(String what, long begin, int wanted) {
    Bson ours = and(eq("_id", what), gte(BEGIN, begin));
    return mongo.reach(
        () ->
            rates()
                .findOneAndUpdate(
                    ours,
                    Updates.inc(TAKEN, wanted),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE)));
  }

  /** Lets this period follow an older one; false when there is none or another was faster. */
  private boolean begin(String what, long begin, int taken) {
    Bson older = and(eq("_id", what), lt(BEGIN, begin));
    Bson begins = Updates.combine(Updates.set(BEGIN, begin), Updates.set(TAKEN, taken));
    return mongo.reach(() -> rates().updateOne(older, begins).getModifiedCount()) == 1;
  }

  private MongoCollection<Document> rates() {
    return mongo.collection(RATES);
  }
}
