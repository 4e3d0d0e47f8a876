package io.leadline.activities.mongo;

import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.Reactions;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Shapes of the ledger's documents: {@code calls} and the slim rows of {@code messages}. */
final class MessageDocuments {
  /** Of rows that are listed by lead; alerts, which are most, do without. */
  static final String LEAD = "lead";

  private MessageDocuments() {}

  static Document ofCall(Call call) {
    return new Document("_id", call.id())
        .append("channel", call.channel().name())
        .append("owner", call.owner())
        .append("attempt", call.attempt())
        .append("state", call.state().name())
        .append("at", Date.from(call.at()))
        .append("sendIds", call.sendIds());
  }

  static Call toCall(Document document) {
    return new Call(
        document.getString("_id"),
        Channel.valueOf(document.getString("channel")),
        document.getString("owner"),
        document.getInteger("attempt"),
        CallState.valueOf(document.getString("state")),
        document.getDate("at").toInstant(),
        instant(document, "calledAt"),
        document.getList("sendIds", String.class),
        document.getString("providerId"),
        document.getString("problem"));
  }

  static Document ofRow(Draft draft, String callId) {
    return claim(draft, callId).append("_id", draft.sendId());
  }

  /** What a claim writes into a row, besides its id. */
  static Document claim(Draft draft, String callId) {
    Document claim =
        new Document("call", callId)
            .append("epoch", draft.epoch())
            .append("addressVersion", draft.addressVersion())
            .append("postings", draft.postings());
    if (draft.kind().isListedByLead()) {
      claim.append(LEAD, draft.leadId());
    }
    String domain = draft.domain();
    return domain == null ? claim : claim.append("domain", domain);
  }

  static Message toMessage(Document row, Document call) {
    SendId id = SendId.parse(row.getString("_id"));
    Instant calledAt = instant(call, "calledAt");
    String problem = row.getString("problem");
    return new Message(
        id.text(),
        id.leadId(),
        id.channel(),
        id.kind(),
        row.getInteger("epoch"),
        row.getInteger("addressVersion"),
        List.copyOf(row.getList("postings", String.class, List.of())),
        row.getString("call"),
        CallState.valueOf(call.getString("state")),
        calledAt == null ? call.getDate("at").toInstant() : calledAt,
        instant(row, "delivered"),
        new Reactions(
            instant(row, "opened"),
            instant(row, "clicked"),
            instant(row, "machineOpened"),
            instant(row, "machineClicked")),
        instant(row, "bounced"),
        instant(row, "softBounced"),
        instant(row, "dropped"),
        instant(row, "complained"),
        instant(row, "unsubscribed"),
        problem == null ? call.getString("problem") : problem);
  }

  /** Field of a row that keeps the earliest time of that kind of event; null when none does. */
  static @Nullable String fieldOf(ProviderEvent.Type type) {
    return switch (type) {
      case DELIVERED -> "delivered";
      case BOUNCED_HARD -> "bounced";
      case BOUNCED_SOFT -> "softBounced";
      case BLOCKED, DROPPED, DROPPED_OPTED_OUT -> "dropped";
      case COMPLAINED -> "complained";
      case UNSUBSCRIBED -> "unsubscribed";
      case DEFERRED -> "deferred";
      // What became of opens and clicks is judged first; see MongoMessageLedger.judged.
      case ACCEPTED, OPENED, CLICKED -> null;
    };
  }

  private static @Nullable Instant instant(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
