package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;

/**
 * All databases of the store. A command that writes is answered when its writes are in the file.
 */
final class IndexedBackend extends AbstractMongoBackend {

  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findandmodify",
          "create",
          "createindexes",
          "drop",
          "dropindexes",
          "dropdatabase",
          "renamecollection");

  private final MVStore store;
  private final GroupCommit commits;
  private final Consumer<QueryTrace> traces;

  IndexedBackend(MVStore store, GroupCommit commits, Clock clock, Consumer<QueryTrace> traces) {
    super(clock);
    this.store = store;
    this.commits = commits;
    this.traces = traces;
    store.getMapNames().stream()
        .filter(map -> map.startsWith(IndexedDatabase.DATA))
        .map(map -> map.substring(IndexedDatabase.DATA.length(), map.indexOf('.')))
        .distinct()
        .forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new IndexedDatabase(name, getCursorRegistry(), store, traces);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    return isWrite(command, query)
        ? commits.run(() -> super.handleCommand(channel, database, command, query))
        : super.handleCommand(channel, database, command, query);
  }

  /**
   * Answers failures here, because the server would log the whole command, personal data and all.
   */
  @Override
  public Document handleMessage(MongoMessage message) {
    try {
      return super.handleMessage(message);
    } catch (MongoServerError e) {
      return new Document("ok", 0)
          .append("errmsg", e.getMessageWithoutErrorCode())
          .append("code", e.getCode())
          .append("codeName", e.getCodeName());
    } catch (MongoServerException e) {
      return new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
    } catch (RuntimeException e) {
      return new Document("ok", 0).append("errmsg", "the embedded server failed: " + e);
    }
  }

  private static boolean isWrite(String command, Document query) {
    if (command.equals("aggregate") && query.get("pipeline") instanceof List<?> stages) {
      return !stages.isEmpty()
          && stages.getLast() instanceof Document last
          && (last.containsKey("$out") || last.containsKey("$merge"));
    }
    return WRITES.contains(command.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    super.close();
    store.close();
  }
}
