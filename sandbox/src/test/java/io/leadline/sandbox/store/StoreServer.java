package io.leadline.sandbox.store;

import io.leadline.activities.mongo.MongoConnection;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB for one test, with a database of its own: the server of {@code MONGODB_URI} when that
 * is set, otherwise the embedded one.
 */
final class StoreServer implements AutoCloseable {
  private final @Nullable EmbeddedMongo embedded;
  private final MongoConnection connection;

  StoreServer() {
    String own = System.getenv("MONGODB_URI");
    String uri;
    if (own == null) {
      embedded = EmbeddedMongo.inMemory();
      uri = embedded.uri();
    } else {
      embedded = null;
      uri = own.replaceAll("(mongodb(\\+srv)?://[^/]+).*", "$1");
    }
    connection = new MongoConnection(uri + "/contract-" + UUID.randomUUID());
  }

  MongoConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    if (embedded == null) {
      connection.database().drop();
    }
    connection.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
