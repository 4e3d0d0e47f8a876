package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.message.DatedMessage;
import io.leadline.activities.message.DatedMessages;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.Reactions;
import io.leadline.activities.message.SendId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's rows by time. Rows have no index but their id, which begins with a date, and most of
 * what happens to a message happens soon after: so a range of ids is read, and what happened later
 * than that was noted in {@code lateEvents}, whose ids begin with the day it happened.
 */
final class MongoDatedMessages implements DatedMessages {
  /** From the date of a message to what is found without a note. */
  private static final int NEAR_DAYS = 3;

  /** The date of a message is a local one: it may be a day ahead. */
  private static final int DATE_LINE = 1;

  private static final int PAGE = 2000;
  private static final int CALLS_KEPT = 5000;

  private final MongoConnection mongo;

  MongoDatedMessages(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Notes events that come late; before they are merged, so that a crash between loses none. */
  void noteLate(Collection<ProviderEvent> events) {
    Set<String> late = new TreeSet<>();
    events.forEach(event -> note(late, event.sendId(), event.at()));
    store(late);
  }

  void noteLate(String sendId, Reactions reactions) {
    Set<String> late = new TreeSet<>();
    Stream.of(
            reactions.openedAt(),
            reactions.clickedAt(),
            reactions.machineOpenedAt(),
            reactions.machineClickedAt())
        .filter(Objects::nonNull)
        .forEach(at -> note(late, sendId, at));
    store(late);
  }

  /**
   * Notes messages that are sent long after their date; the call itself may come after midnight.
   */
  void noteLate(List<String> sendIds, Instant claimedAt) {
    Set<String> late = new TreeSet<>();
    for (String sendId : sendIds) {
      note(late, sendId, claimedAt);
      note(late, sendId, claimedAt.plus(Duration.ofDays(1)));
    }
    store(late);
  }

  private static void note(Set<String> late, String sendId, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    boolean isLate = sendId.compareTo(SendId.prefix(day.minusDays(NEAR_DAYS))) < 0;
    if (isLate && SendId.isSendId(sendId)) {
      late.add(SendId.prefix(day) + "-" + sendId);
    }
  }

  private void store(Set<String> late) {
    if (!late.isEmpty()) {
      lateEvents()
          .bulkWrite(
              late.stream().map(MongoDatedMessages::upsert).toList(),
              new BulkWriteOptions().ordered(false));
    }
  }

  private static ReplaceOneModel<Document> upsert(String id) {
    String sendId = id.substring(id.indexOf('-') + 1);
    return new ReplaceOneModel<>(
        eq("_id", id),
        new Document("_id", id).append("sendId", sendId),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public void eachBetween(LocalDate from, LocalDate to, Consumer<DatedMessage> reader) {
    String first = SendId.prefix(from.minusDays(NEAR_DAYS));
    String end = SendId.prefix(to.plusDays(DATE_LINE + 1L));
    Map<String, Document> calls = new HashMap<>();
    String after = first;
    List<Document> rows = page(after, end);
    while (!rows.isEmpty()) {
      read(rows, calls, reader);
      after = rows.getLast().getString("_id");
      rows = page(after, end);
    }
    eachLate(from, to, first, calls, reader);
  }

  /** Those before the range; each once, however often something happened to it. */
  private void eachLate(
      LocalDate from,
      LocalDate to,
      String before,
      Map<String, Document> calls,
      Consumer<DatedMessage> reader) {
    Set<String> late = new TreeSet<>();
    mongo.reach(
        () ->
            lateEvents()
                .find(
                    and(gte("_id", SendId.prefix(from)), lt("_id", SendId.prefix(to.plusDays(1)))))
                .projection(Projections.include("sendId"))
                .map(note -> note.getString("sendId"))
                .into(late));
    List<String> ids = late.stream().filter(id -> id.compareTo(before) < 0).toList();
    for (int start = 0; start < ids.size(); start += PAGE) {
      List<String> part = ids.subList(start, Math.min(ids.size(), start + PAGE));
      List<Document> rows =
          mongo.reach(
              () ->
                  messages()
                      .find(in("_id", part))
                      .sort(Sorts.ascending("_id"))
                      .projection(Projections.exclude("postings"))
                      .into(new ArrayList<>()));
      read(rows, calls, reader);
    }
  }

  private List<Document> page(String after, String end) {
    return mongo.reach(
        () ->
            messages()
                .find(and(gt("_id", after), lt("_id", end)))
                .sort(Sorts.ascending("_id"))
                .projection(Projections.exclude("postings"))
                .limit(PAGE)
                .into(new ArrayList<>()));
  }

  /** The rows of a call lie scattered over its day, so that calls are kept from page to page. */
  private void read(
      List<Document> rows, Map<String, Document> calls, Consumer<DatedMessage> reader) {
    if (calls.size() > CALLS_KEPT) {
      calls.clear();
    }
    List<String> missing =
        rows.stream()
            .map(row -> row.getString("call"))
            .distinct()
            .filter(id -> !calls.containsKey(id))
            .toList();
    if (!missing.isEmpty()) {
      mongo.reach(
          () ->
              mongo
                  .collection("calls")
                  .find(in("_id", missing))
                  .projection(Projections.exclude("sendIds"))
                  .forEach(call -> calls.put(call.getString("_id"), call)));
    }
    for (Document row : rows) {
      @Nullable Document call = calls.get(row.getString("call"));
      if (call != null) {
        reader.accept(
            new DatedMessage(
                MessageDocuments.toMessage(row, call),
                call.getString("provider"),
                row.getString("domain")));
      }
    }
  }

  private MongoCollection<Document> messages() {
    return mongo.collection("messages");
  }

  private MongoCollection<Document> lateEvents() {
    return mongo.collection("lateEvents");
  }
}
