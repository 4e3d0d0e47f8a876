package io.leadline.activities.mongo;

import io.leadline.activities.posting.FeedCheck;
import io.leadline.activities.posting.FeedEntry;
import io.leadline.activities.posting.FeedRun;
import io.leadline.activities.posting.FeedVersion;
import io.leadline.activities.posting.ImportResult;
import io.leadline.activities.posting.ImportResult.Refused;
import io.leadline.activities.posting.KnownFeed;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Feed entries and runs as documents and back. */
final class FeedDocuments {
  private FeedDocuments() {}

  static Document of(FeedEntry entry) {
    return new Document("_id", entry.id())
        .append("hash", entry.contentHash())
        .append("generation", entry.generation())
        .append("firstSeenAt", Date.from(entry.firstSeenAt()))
        .append("state", entry.state().name());
  }

  static FeedEntry entry(Document document) {
    return new FeedEntry(
        document.getString("_id"),
        document.getString("hash"),
        document.getString("generation"),
        instant(document, "firstSeenAt"),
        FeedEntry.State.valueOf(document.getString("state")));
  }

  static Document of(FeedRun run) {
    ImportResult result = run.result();
    return new Document("run", run.run())
        .append("origin", run.origin())
        .append("startedAt", Date.from(run.startedAt()))
        .append("finishedAt", Date.from(run.finishedAt()))
        .append("open", run.open())
        .append("generation", run.generation())
        .append("entityTag", run.version().entityTag())
        .append("lastModified", run.version().lastModified())
        .append("source", result.source())
        .append("format", result.format())
        .append("items", result.items())
        .append("new", result.created())
        .append("changed", result.changed())
        .append("unchanged", result.unchanged())
        .append("closed", result.closed())
        .append(
            "refused",
            result.refused().stream()
                .map(refused -> new Document("item", refused.item()).append("why", refused.why()))
                .toList())
        .append("refusedCount", result.refusedCount())
        .append("duplicates", result.duplicates())
        .append("reopened", result.reopened())
        .append("kept", result.kept())
        .append("complete", result.complete())
        .append("notice", result.notice());
  }

  static FeedRun run(Document document) {
    List<Refused> refused =
        document.getList("refused", Document.class, List.of()).stream()
            .map(item -> new Refused(item.getString("item"), item.getString("why")))
            .toList();
    return new FeedRun(
        document.getString("run"),
        document.getString("origin"),
        instant(document, "startedAt"),
        instant(document, "finishedAt"),
        document.getLong("open"),
        document.getString("generation"),
        new FeedVersion(document.getString("entityTag"), document.getString("lastModified")),
        new ImportResult(
            document.getString("source"),
            document.getString("format"),
            document.getLong("items"),
            document.getLong("new"),
            document.getLong("changed"),
            document.getLong("unchanged"),
            document.getLong("closed"),
            refused,
            document.getLong("refusedCount"),
            document.getLong("duplicates"),
            document.getLong("reopened"),
            document.getLong("kept"),
            document.getBoolean("complete"),
            document.getString("notice")));
  }

  static Document of(FeedCheck check) {
    return new Document("at", Date.from(check.at()))
        .append("origin", check.origin())
        .append("problem", check.problem());
  }

  static KnownFeed feed(Document document) {
    Document last = document.get("last", Document.class);
    Document check = document.get("check", Document.class);
    return new KnownFeed(
        document.getString("_id"),
        last == null ? null : run(last),
        check == null
            ? null
            : new FeedCheck(
                instant(check, "at"), check.getString("origin"), check.getString("problem")));
  }

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
