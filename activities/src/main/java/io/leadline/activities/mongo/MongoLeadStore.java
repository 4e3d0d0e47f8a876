package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.lead.AddressTakenException;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Leads in the collection {@code leads}: the record under {@code lead}, beside it what is looked up
 * and {@code rev}, which every change raises by compare-and-set.
 */
public final class MongoLeadStore implements LeadStore {
  /** When a step of the lead was parked; only while it is. */
  private static final String PARKED = "parkedAt";

  private static final Date FAR_FUTURE = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

  private final MongoConnection mongo;

  public MongoLeadStore(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          leads().createIndex(Indexes.ascending("emailHash"), new IndexOptions().unique(true));
          leads().createIndex(Indexes.ascending("phoneHash"), new IndexOptions().sparse(true));
          leads().createIndex(Indexes.ascending("externalId"), new IndexOptions().sparse(true));
          leads().createIndex(Indexes.ascending("stage", "changedAt"));
          leads().createIndex(Indexes.ascending("changedAt"));
          leads().createIndex(Indexes.ascending(PARKED), new IndexOptions().sparse(true));
        });
  }

  @Override
  public Optional<Lead> insert(Lead lead) {
    return mongo.reach(
        () -> {
          try {
            leads().insertOne(document(lead, 1));
            return Optional.empty();
          } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
              throw e;
            }
            return find(lead.id()).or(() -> findByEmailHash(lead.emailHash()));
          }
        });
  }

  @Override
  public Optional<Lead> find(String id) {
    return first(eq("_id", id));
  }

  @Override
  public List<Lead> find(Collection<String> ids) {
    return all(in("_id", ids));
  }

  @Override
  public Optional<Lead> findByEmailHash(String emailHash) {
    return first(eq("emailHash", emailHash));
  }

  @Override
  public List<Lead> findByPhoneHash(String phoneHash) {
    return all(eq("phoneHash", phoneHash));
  }

  @Override
  public Optional<Lead> findByExternalId(String externalId) {
    return first(eq("externalId", externalId));
  }

  @Override
  public Map<LeadStage, Long> countByStage() {
    Map<LeadStage, Long> counts = new EnumMap<>(LeadStage.class);
    mongo.reach(
        () -> {
          for (LeadStage stage : LeadStage.values()) {
            counts.put(stage, leads().countDocuments(eq("stage", stage.name())));
          }
        });
    return counts;
  }

  @Override
  public List<Lead> list(@Nullable LeadStage stage, @Nullable Instant before, int limit) {
    List<Bson> conditions = new ArrayList<>();
    if (stage != null) {
      conditions.add(eq("stage", stage.name()));
    }
    if (before != null) {
      conditions.add(lt("changedAt", Date.from(before)));
    }
    Bson filter = conditions.isEmpty() ? Filters.empty() : and(conditions);
    return mongo.reach(
        () ->
            leads()
                .find(filter)
                .sort(Sorts.descending("changedAt"))
                .limit(limit)
                .map(MongoLeadStore::lead)
                .into(new ArrayList<>()));
  }

  @Override
  public List<Lead> parked(@Nullable Instant before, int limit) {
    Date end = before == null ? FAR_FUTURE : Date.from(before);
    return mongo.reach(
        () ->
            leads()
                .find(lt(PARKED, end))
                .sort(Sorts.descending(PARKED))
                .limit(limit)
                .map(MongoLeadStore::lead)
                .into(new ArrayList<>()));
  }

  @Override
  public void renew(Lead renewed) {
    change(
        renewed.id(),
        stored -> stored.epoch() >= renewed.epoch() ? stored : stored.renewedBy(renewed));
  }

  @Override
  public void confirm(String id, int epoch, Instant at) {
    change(id, stored -> stored.confirmed(epoch, at));
  }

  @Override
  public void project(LeadState life) {
    change(
        life.leadId(),
        stored -> stored.life().version() > life.version() ? stored : stored.withLife(life));
  }

  @Override
  public void forget(String id, int epoch) {
    change(id, stored -> stored.epoch() > epoch ? stored : stored.forgotten());
  }

  @Override
  public Optional<Lead> change(String id, UnaryOperator<Lead> change) {
    return mongo.reach(
        () -> {
          while (true) {
            Document found = leads().find(eq("_id", id)).first();
            if (found == null) {
              return Optional.empty();
            }
            Lead after = change.apply(lead(found));
            if (after.equals(lead(found)) || replaced(found, after)) {
              return Optional.of(after);
            }
          }
        });
  }

  /** False when somebody else changed the lead since it was read. */
  private boolean replaced(Document found, Lead after) {
    int rev = found.getInteger("rev");
    Bson unchanged = and(eq("_id", after.id()), eq("rev", rev));
    try {
      return leads().replaceOne(unchanged, document(after, rev + 1)).getMatchedCount() == 1;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new AddressTakenException(after.id());
      }
      throw e;
    }
  }

  private Optional<Lead> first(Bson filter) {
    return mongo.reach(
        () -> Optional.ofNullable(leads().find(filter).first()).map(MongoLeadStore::lead));
  }

  private List<Lead> all(Bson filter) {
    return mongo.reach(
        () -> leads().find(filter).map(MongoLeadStore::lead).into(new ArrayList<>()));
  }

  private static Document document(Lead lead, int rev) {
    Document document =
        new Document("_id", lead.id())
            .append("rev", rev)
            .append("emailHash", lead.emailHash())
            .append("stage", lead.life().stage().name())
            .append("changedAt", Date.from(lead.life().stageSince()));
    if (lead.phoneHash() != null) {
      document.append("phoneHash", lead.phoneHash());
    }
    if (lead.externalId() != null) {
      document.append("externalId", lead.externalId());
    }
    LeadState.ParkedStep parked = lead.life().parked();
    if (parked != null) {
      document.append(PARKED, Date.from(parked.at()));
    }
    return document.append("lead", JsonDocuments.of(lead));
  }

  private static Lead lead(Document document) {
    return JsonDocuments.read(document.get("lead", Document.class), Lead.class);
  }

  private MongoCollection<Document> leads() {
    return mongo.collection("leads");
  }
}
