package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.leadline.activities.policy.SenderDomains;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;

/** Our own domains in the collection {@code senderDomains}, one or two in all. */
public final class MongoSenderDomains implements SenderDomains {
  private static final String DOMAINS = "senderDomains";
  private static final String SINCE = "since";

  private final MongoConnection mongo;

  public MongoSenderDomains(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public Optional<LocalDate> since(String domain) {
    return mongo.reach(
        () ->
            Optional.ofNullable(domains().find(eq("_id", domain)).first())
                .map(found -> LocalDate.parse(found.getString(SINCE))));
  }

  @Override
  public boolean isEmpty() {
    return mongo.reach(() -> domains().find().first() == null);
  }

  @Override
  public void note(String domain, LocalDate first) {
    mongo.insertOnce(DOMAINS, new Document("_id", domain).append(SINCE, first.toString()));
  }

  private MongoCollection<Document> domains() {
    return mongo.collection(DOMAINS);
  }
}
