package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB server inside this process, on loopback: the pure Java server over one data file, with
 * real indexes, and writes that are in the file before they are acknowledged. See {@code
 * docs/decisions/0001-embedded-mongodb.md}.
 */
public final class EmbeddedMongo implements AutoCloseable {

  /** Inside the folder that is handed over. */
  public static final String DATA_FILE = "mongodb.mv.db";

  private static final String LOG_FILE = "mongodb.log";

  /** Below this a commit or its compaction could fail half way. */
  private static final long RESERVED_BYTES = 64L << 20;

  private static final int CACHE_MEGABYTES = 24;
  private static final int THREADS = 16;

  private final List<Consumer<QueryTrace>> listeners = new CopyOnWriteArrayList<>();
  private final WriteAheadLog log;
  private final MongoServer server;

  private EmbeddedMongo(MVStore store, WriteAheadLog log, BooleanSupplier diskFull, int port) {
    this.log = log;
    server = new MongoServer(new IndexedBackend(store, log, diskFull, this::tell));
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, THREADS);
  }

  private void tell(Supplier<QueryTrace> query) {
    if (!listeners.isEmpty()) {
      QueryTrace trace = query.get();
      listeners.forEach(each -> each.accept(trace));
    }
  }

  /** Without a file and on a free port: for tests that need no restart. */
  public static EmbeddedMongo inMemory() {
    MVStore store = new MVStore.Builder().open();
    return new EmbeddedMongo(store, WriteAheadLog.none(store), () -> false, 0);
  }

  /** On a free port; creates the folder and its data file, or opens the one that is there. */
  public static EmbeddedMongo start(Path folder) {
    return start(folder, 0);
  }

  /**
   * Starts on a port of 127.0.0.1, 0 for a free one.
   *
   * @throws UncheckedIOException if the folder cannot be made
   * @throws org.h2.mvstore.MVStoreException if the file cannot be opened or another process has it
   */
  public static EmbeddedMongo start(Path folder, int port) {
    return start(folder, port, RESERVED_BYTES);
  }

  static EmbeddedMongo start(Path folder, int port, long reservedBytes) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MVStore store =
        new MVStore.Builder()
            .fileName(folder.resolve(DATA_FILE).toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0) // else a big write would be committed while half done
            .cacheSize(CACHE_MEGABYTES)
            .open();
    store.setRetentionTime(0); // no power loss to guard against, so dead space is free at once
    return new EmbeddedMongo(
        store,
        WriteAheadLog.open(store, folder.resolve(LOG_FILE)),
        () -> folder.toFile().getUsableSpace() < reservedBytes,
        port);
  }

  public String uri() {
    return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  /** Calls the listener after each query, on the thread that answers it. */
  public void onQuery(Consumer<QueryTrace> listener) {
    listeners.add(listener);
  }

  /** Ends the connections, then writes and closes the file. */
  @Override
  public void close() {
    server.shutdownNow();
    log.close();
  }
}
