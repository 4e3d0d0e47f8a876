package io.leadline.activities.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadline.activities.failure.BackendUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The connection that all Mongo adapters of a process share; opened when first used. */
public final class MongoConnection implements AutoCloseable {
  private static final String DEFAULT_DATABASE = "leadline";
  private static final int OUT_OF_DISK_SPACE = 14031;

  /** Enough for the largest write of a job on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ConnectionString uri;
  private final Duration patience;
  private @Nullable MongoClient client;

  /**
   * @param uri {@code mongodb://...}; the database in it is used, otherwise {@code leadline}
   */
  public MongoConnection(String uri) {
    this(uri, PATIENCE);
  }

  /**
   * @param patience how long a server may be silent before it counts as away: one that hangs keeps
   *     its connections open
   */
  public MongoConnection(String uri, Duration patience) {
    this.uri = new ConnectionString(uri);
    this.patience = patience;
  }

  public MongoCollection<Document> collection(String name) {
    return database().getCollection(name);
  }

  public synchronized MongoDatabase database() {
    if (client == null) {
      client =
          MongoClients.create(
              MongoClientSettings.builder()
                  .applyConnectionString(uri)
                  .applyToClusterSettings(
                      cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                  .applyToSocketSettings(
                      socket -> socket.readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS))
                  .build());
    }
    String name = uri.getDatabase();
    return client.getDatabase(name == null ? DEFAULT_DATABASE : name);
  }

  /**
   * Runs a piece of store work.
   *
   * @throws BackendUnavailableException in place of the driver's exceptions when the server is away
   *     or has no room to write
   */
  public <T> T reach(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoTimeoutException
        | MongoSocketException
        | MongoConnectionPoolClearedException
        | MongoServerUnavailableException
        | MongoNodeIsRecoveringException
        | MongoNotPrimaryException e) {
      throw new BackendUnavailableException("MongoDB", "no answer from " + uri.getHosts(), e);
    } catch (MongoException e) {
      if (e.getCode() == OUT_OF_DISK_SPACE) {
        throw new BackendUnavailableException(
            "MongoDB", "the disk of %s is full, nothing was written".formatted(uri.getHosts()), e);
      }
      throw e;
    }
  }

  /** {@link #reach(Supplier)} for work without a result. */
  public void reach(Runnable work) {
    reach(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Inserts a document unless one with its id is stored already; then that one stays.
   *
   * @return whether it was inserted
   */
  boolean insertOnce(String collection, Document document) {
    return reach(
        () -> {
          try {
            collection(collection).insertOne(document);
            return true;
          } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
              throw e;
            }
            return false;
          }
        });
  }

  /**
   * Removes documents that the filter fits, and that it still fits when they go.
   *
   * @param filter one that an index answers
   * @return how many; fewer than the limit when none is left
   */
  int purge(String collection, Bson filter, int limit) {
    return reach(
        () -> {
          List<Object> ids =
              collection(collection)
                  .find(filter)
                  .projection(Projections.include("_id"))
                  .limit(limit)
                  .map(found -> found.get("_id"))
                  .into(new ArrayList<>());
          return ids.isEmpty()
              ? 0
              : (int)
                  collection(collection)
                      .deleteMany(Filters.and(Filters.in("_id", ids), filter))
                      .getDeletedCount();
        });
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
