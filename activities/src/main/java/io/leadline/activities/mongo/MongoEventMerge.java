package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Merges provider events into the rows and calls of {@link MongoMessageLedger}: minima and maxima
 * only, so that any order and any number of times gives the same documents.
 */
final class MongoEventMerge {
  private final MongoConnection mongo;

  MongoEventMerge(MongoConnection mongo) {
    this.mongo = mongo;
  }

  void apply(Collection<ProviderEvent> events) {
    List<WriteModel<Document>> merges = new ArrayList<>();
    for (ProviderEvent event : events) {
      String field = MessageDocuments.fieldOf(event.type());
      if (field != null) {
        merges.add(
            new UpdateOneModel<>(eq("_id", event.sendId()), min(field, Date.from(event.at()))));
      }
    }
    if (!merges.isEmpty()) {
      mongo.collection("messages").bulkWrite(merges, new BulkWriteOptions().ordered(false));
    }
    confirmCalls(events.stream().map(ProviderEvent::callId).distinct().toList());
  }

  /** Any event for any message of a call proves that the provider took the call. */
  private void confirmCalls(List<String> ids) {
    MongoCollection<Document> calls = mongo.collection("calls");
    Map<String, Date> latest = new HashMap<>();
    for (Document call :
        calls
            .find(in("_id", ids))
            .projection(Projections.include("state", "calledAt", "channel"))) {
      Date calledAt = call.getDate("calledAt");
      if (calledAt == null) {
        continue;
      }
      latest.merge(call.getString("channel"), calledAt, (a, b) -> a.after(b) ? a : b);
      if (!CallState.ACCEPTED.name().equals(call.getString("state"))) {
        calls.updateOne(
            and(
                eq("_id", call.getString("_id")),
                in("state", CallState.CALLING.name(), CallState.UNKNOWN.name())),
            combine(set("state", CallState.ACCEPTED.name()), set("acceptedAt", calledAt)));
      }
    }
    latest.forEach(
        (channel, calledAt) ->
            pulse()
                .updateOne(
                    eq("_id", pulseOf(channel)),
                    max("call", calledAt),
                    new UpdateOptions().upsert(true)));
  }

  @Nullable Instant latestConfirmedCall(Channel channel) {
    Document pulse = pulse().find(eq("_id", pulseOf(channel.name()))).first();
    return pulse == null ? null : pulse.getDate("call").toInstant();
  }

  private static String pulseOf(String channel) {
    return channel.toLowerCase(Locale.ROOT);
  }

  private MongoCollection<Document> pulse() {
    return mongo.collection("providerPulse");
  }
}
