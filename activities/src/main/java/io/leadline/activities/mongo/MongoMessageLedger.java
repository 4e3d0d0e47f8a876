package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.DatedMessage;
import io.leadline.activities.message.DatedMessages;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.Reactions;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The ledger in the collections {@code calls} and {@code messages}. */
public final class MongoMessageLedger implements MessageLedger, Messages, DatedMessages {
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoConnection mongo;
  private final Map<Channel, String> providers;
  private final MongoEventMerge merge;
  private final MongoDatedMessages dated;

  /** For whoever makes no calls. */
  public MongoMessageLedger(MongoConnection mongo) {
    this(mongo, Map.of());
  }

  /**
   * @param providers through which this process makes its calls, noted with each of them
   */
  public MongoMessageLedger(MongoConnection mongo, Map<Channel, String> providers) {
    this.mongo = mongo;
    this.providers = providers;
    this.merge = new MongoEventMerge(mongo);
    this.dated = new MongoDatedMessages(mongo);
  }

  /** Creates the indexes; safe to repeat. Rows need hardly any: their ids are known or computed. */
  public void prepare() {
    mongo.reach(
        () -> {
          calls().createIndex(Indexes.ascending("state", "at"));
          calls().createIndex(Indexes.ascending("acceptedAt"));
          messages()
              .createIndex(
                  Indexes.ascending(MessageDocuments.LEAD), new IndexOptions().sparse(true));
        });
  }

  @Override
  public Set<String> claim(Call call, List<Draft> drafts) {
    return mongo.reach(
        () -> {
          dated.noteLate(drafts.stream().map(Draft::sendId).toList(), call.at());
          calls().insertOne(document(call));
          Set<String> taken = insertRows(call, drafts);
          Set<String> held = new HashSet<>();
          drafts.stream().map(Draft::sendId).filter(id -> !taken.contains(id)).forEach(held::add);
          if (!taken.isEmpty()) {
            held.addAll(takeOverDead(call, drafts, taken));
          }
          return held;
        });
  }

  private Document document(Call call) {
    Document document = MessageDocuments.ofCall(call);
    String provider = providers.get(call.channel());
    return provider == null ? document : document.append("provider", provider);
  }

  /** Inserts what is free; answers the ids that exist already. */
  private Set<String> insertRows(Call call, List<Draft> drafts) {
    try {
      messages()
          .insertMany(
              drafts.stream().map(draft -> MessageDocuments.ofRow(draft, call.id())).toList(),
              new InsertManyOptions().ordered(false));
      return Set.of();
    } catch (MongoBulkWriteException e) {
      Set<String> taken = new HashSet<>();
      for (var error : e.getWriteErrors()) {
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        taken.add(drafts.get(error.getIndex()).sendId());
      }
      return taken;
    }
  }

  private Set<String> takeOverDead(Call call, List<Draft> drafts, Set<String> taken) {
    Map<String, String> callOfRow = new HashMap<>();
    messages()
        .find(in("_id", taken))
        .projection(Projections.include("call"))
        .forEach(row -> callOfRow.put(row.getString("_id"), row.getString("call")));
    Map<String, CallState> states = new HashMap<>();
    calls()
        .find(in("_id", new HashSet<>(callOfRow.values())))
        .projection(Projections.include("state"))
        .forEach(c -> states.put(c.getString("_id"), CallState.valueOf(c.getString("state"))));
    List<WriteModel<Document>> takeOvers = new ArrayList<>();
    for (Draft draft : drafts) {
      String holder = callOfRow.get(draft.sendId());
      CallState state = holder == null ? null : states.get(holder);
      if (holder != null && state != null && !state.holdsClaims()) {
        Bson stillDead = and(eq("_id", draft.sendId()), eq("call", holder));
        Document claim = MessageDocuments.claim(draft, call.id());
        takeOvers.add(
            new UpdateOneModel<>(
                stillDead, combine(new Document("$set", claim), unset("problem"))));
      }
    }
    Set<String> held = new HashSet<>();
    if (!takeOvers.isEmpty()) {
      messages().bulkWrite(takeOvers, ANY_ORDER);
      messages()
          .find(and(in("_id", taken), eq("call", call.id())))
          .projection(Projections.include("_id"))
          .forEach(row -> held.add(row.getString("_id")));
    }
    return held;
  }

  @Override
  public boolean advance(Call call, Set<CallState> from, CallState to, Instant at, CallNote note) {
    List<Bson> changes = new ArrayList<>(List.of(set("state", to.name())));
    switch (to) {
      case CALLING -> changes.add(set("calledAt", Date.from(at)));
      case ACCEPTED -> changes.add(set("acceptedAt", Date.from(at)));
      default -> {}
    }
    if (note.providerId() != null) {
      changes.add(set("providerId", note.providerId()));
    }
    if (note.problem() != null) {
      changes.add(set("problem", note.problem()));
    }
    Bson mine =
        and(
            eq("_id", call.id()),
            in("state", from.stream().map(Enum::name).toList()),
            eq("owner", call.owner()),
            eq("attempt", call.attempt()));
    return mongo.reach(() -> calls().updateOne(mine, combine(changes)).getMatchedCount()) == 1;
  }

  @Override
  public List<Call> leftBehind(String owner, int attempt) {
    List<Call> left = new ArrayList<>();
    mongo.reach(
        () -> {
          for (CallState state : List.of(CallState.CLAIMED, CallState.CALLING)) {
            calls()
                .find(and(eq("state", state.name()), eq("owner", owner), lt("attempt", attempt)))
                .map(MessageDocuments::toCall)
                .into(left);
          }
        });
    return left;
  }

  @Override
  public List<Call> inState(CallState state, Instant after, Instant before, int limit) {
    Bson window =
        and(eq("state", state.name()), gte("at", Date.from(after)), lt("at", Date.from(before)));
    return mongo.reach(
        () ->
            calls()
                .find(window)
                .sort(Sorts.ascending("at"))
                .limit(limit)
                .map(MessageDocuments::toCall)
                .into(new ArrayList<>()));
  }

  @Override
  public void release(Call call, Collection<String> sendIds) {
    mongo.reach(() -> messages().deleteMany(and(in("_id", sendIds), eq("call", call.id()))));
  }

  @Override
  public void refuse(Call call, Map<String, String> problems) {
    List<WriteModel<Document>> notes = new ArrayList<>();
    problems.forEach(
        (sendId, problem) ->
            notes.add(
                new UpdateOneModel<>(
                    and(eq("_id", sendId), eq("call", call.id())), set("problem", problem))));
    if (!notes.isEmpty()) {
      mongo.reach(() -> messages().bulkWrite(notes, ANY_ORDER));
    }
  }

  @Override
  public void moveRefused(Call from, Call refused, Map<String, String> problems) {
    Document call = document(refused);
    if (refused.calledAt() != null) {
      call.append("calledAt", Date.from(refused.calledAt()));
    }
    mongo.insertOnce("calls", call.append("problem", refused.problem()));
    List<WriteModel<Document>> moves = new ArrayList<>();
    problems.forEach(
        (sendId, problem) ->
            moves.add(
                new UpdateOneModel<>(
                    and(eq("_id", sendId), eq("call", from.id())),
                    combine(set("call", refused.id()), set("problem", problem)))));
    if (!moves.isEmpty()) {
      mongo.reach(() -> messages().bulkWrite(moves, ANY_ORDER));
    }
  }

  @Override
  public List<Message> rows(Collection<String> sendIds) {
    return find(sendIds);
  }

  @Override
  public List<Message> find(Collection<String> sendIds) {
    return mongo.reach(
        () -> {
          List<Document> rows = messages().find(in("_id", sendIds)).into(new ArrayList<>());
          Map<String, Document> calls = new HashMap<>();
          calls()
              .find(in("_id", rows.stream().map(row -> row.getString("call")).distinct().toList()))
              .projection(Projections.exclude("sendIds"))
              .forEach(call -> calls.put(call.getString("_id"), call));
          List<Message> found = new ArrayList<>();
          for (Document row : rows) {
            Document call = calls.get(row.getString("call"));
            if (call != null) {
              found.add(MessageDocuments.toMessage(row, call));
            }
          }
          found.sort(Comparator.comparing(Message::at).thenComparing(Message::sendId));
          return List.copyOf(found);
        });
  }

  @Override
  public List<Message> listedByLead(Collection<String> leadIds, LocalDate from) {
    String first = SendId.prefix(from);
    // Without the date, which would tempt a planner to read a week of everybody's rows.
    List<String> all =
        mongo.reach(
            () ->
                messages()
                    .find(in(MessageDocuments.LEAD, leadIds))
                    .projection(Projections.include("_id"))
                    .map(row -> row.getString("_id"))
                    .into(new ArrayList<>()));
    List<String> ids = all.stream().filter(id -> id.compareTo(first) >= 0).toList();
    return ids.isEmpty() ? List.of() : find(ids);
  }

  @Override
  public void eachBetween(LocalDate from, LocalDate to, Consumer<DatedMessage> reader) {
    dated.eachBetween(from, to, reader);
  }

  @Override
  public void judged(String sendId, Reactions reactions, int revision) {
    Bson change =
        combine(
            known("opened", reactions.openedAt()),
            known("clicked", reactions.clickedAt()),
            known("machineOpened", reactions.machineOpenedAt()),
            known("machineClicked", reactions.machineClickedAt()),
            set("judged", revision));
    Bson notFromMore = and(eq("_id", sendId), or(exists("judged", false), lte("judged", revision)));
    mongo.reach(
        () -> {
          dated.noteLate(sendId, reactions);
          messages().updateOne(notFromMore, change);
        });
  }

  @Override
  public void forgetDomains(Collection<String> sendIds) {
    mongo.reach(() -> messages().updateMany(in("_id", sendIds), unset("domain")));
  }

  private static Bson known(String field, @Nullable Instant at) {
    return at == null ? unset(field) : set(field, Date.from(at));
  }

  @Override
  public void merge(Collection<ProviderEvent> events) {
    mongo.reach(
        () -> {
          dated.noteLate(events);
          merge.apply(events);
        });
  }

  @Override
  public @Nullable Instant latestConfirmedCall(Channel channel) {
    return mongo.reach(() -> merge.latestConfirmedCall(channel));
  }

  private MongoCollection<Document> calls() {
    return mongo.collection("calls");
  }

  private MongoCollection<Document> messages() {
    return mongo.collection("messages");
  }
}
