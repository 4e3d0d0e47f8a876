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

/** Shares of seconds in the collection {@code rates}: one document per kind or queue. */
public final class MongoJobRates implements JobRates {
  private static final String RATES = "rates";

  private final MongoConnection mongo;

  public MongoJobRates(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public int take(String what, long second, int perSecond, int wanted) {
    while (true) {
      @Nullable Document before = begun(what, second, wanted);
      if (before != null) {
        int taken = before.getLong("second") == second ? before.getInteger("taken") : perSecond;
        return Math.clamp(perSecond - taken, 0, wanted);
      }
      if (begin(what, second, wanted)) {
        return Math.min(perSecond, wanted);
      }
      mongo.insertOnce(
          RATES, new Document("_id", what).append("second", second).append("taken", 0));
    }
  }

  /** Adds to this second or a later one; null when none of them has begun. */
  private @Nullable Document begun(String what, long second, int wanted) {
    Bson ours = and(eq("_id", what), gte("second", second));
    return mongo.reach(
        () ->
            rates()
                .findOneAndUpdate(
                    ours,
                    Updates.inc("taken", wanted),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE)));
  }

  /** Lets this second follow an older one; false when there is none or another was faster. */
  private boolean begin(String what, long second, int wanted) {
    Bson older = and(eq("_id", what), lt("second", second));
    Bson begins = Updates.combine(Updates.set("second", second), Updates.set("taken", wanted));
    return mongo.reach(() -> rates().updateOne(older, begins).getModifiedCount()) == 1;
  }

  private MongoCollection<Document> rates() {
    return mongo.collection(RATES);
  }
}
