package io.leadline.sandbox.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadLogTest {
  private static final String STORE = "store.mv.db";
  private static final String LOG = "store.log";

  @TempDir Path folder;

  @Test
  void killedStoreFindsInTheLogWhatItsFileLacks() throws IOException {
    Files.createDirectories(folder.resolve("killed"));
    try (MVStore store = store(folder);
        WriteAheadLog log = log(folder, store)) {
      MVMap<String, byte[]> map = map(store, log, "a");
      put(log, map, "kept", "1");
      put(log, map, "changed", "1");
      put(log, map, "changed", "2");
      put(log, map, "\uFFFF\uD800 no text", "3");
      put(log, map, "gone", "1");
      log.remove(map, "gone");
      log.await();
      copyTo("killed");
    }

    assertThat(found("killed"))
        .isEqualTo(Map.of("kept", "1", "changed", "2", "\uFFFF\uD800 no text", "3"));
  }

  @Test
  void whatHappensAtOnceIsFoundAsAWhole_orNotAtAllWhenItWasCutOff() throws IOException {
    Files.createDirectories(folder.resolve("killed"));
    try (MVStore store = store(folder);
        WriteAheadLog log = log(folder, store)) {
      MVMap<String, byte[]> map = map(store, log, "a");
      put(log, map, "before", "1");
      log.await();
      log.atOnce(
          () -> {
            put(log, map, "document", "1");
            put(log, map, "index", "1");
            return map;
          });
      log.await();
      copyTo("killed");
    }
    Path cut = folder.resolve("killed").resolve(LOG);
    try (FileChannel file = FileChannel.open(cut, WRITE)) {
      file.truncate(file.size() - 3);
    }

    assertThat(found("killed")).isEqualTo(Map.of("before", "1"));
  }

  @Test
  void beginsAnewWhenTheFileIsUpToDate() throws IOException {
    Files.createDirectories(folder.resolve("killed"));
    try (MVStore store = store(folder);
        WriteAheadLog log = log(folder, store)) {
      MVMap<String, byte[]> map = map(store, log, "a");
      for (int n = 0; n < 200; n++) {
        put(log, map, "large", n + "x".repeat(50_000));
        log.await();
        assertThat(Files.size(folder.resolve(LOG))).isLessThan(5L << 20);
      }
      MVMap<String, byte[]> more = map(store, log, "b");
      put(log, more, "in a map that the file did not know", "1");
      log.await();
      copyTo("killed");
    }

    assertThat(found("killed")).containsEntry("large", "199" + "x".repeat(50_000)).hasSize(2);
  }

  @Test
  void longCommandDoesNotPileUpInMemory() throws IOException {
    Files.createDirectories(folder.resolve("killed"));
    try (MVStore store = store(folder);
        WriteAheadLog log = log(folder, store)) {
      MVMap<String, byte[]> map = map(store, log, "a");
      for (int n = 0; n < 200; n++) {
        put(log, map, "key " + n, "x".repeat(50_000));
      }
      copyTo("killed");
    }

    assertThat(found("killed")).containsKeys("key 0", "key 50");
  }

  @Test
  void storeThatFailedKeepsItsLog_whenItIsClosed() throws IOException {
    Path failed = Files.createDirectories(folder.resolve("failed"));
    MVStore store = store(failed);
    try (WriteAheadLog log = log(failed, store)) {
      MVMap<String, byte[]> map = map(store, log, "a");
      log.await();
      put(log, map, "acknowledged", "1");
      log.await();
      store.closeImmediately();
    }

    assertThat(found("failed")).isEqualTo(Map.of("acknowledged", "1"));
  }

  private static MVStore store(Path in) {
    return new MVStore.Builder()
        .fileName(in.resolve(STORE).toString())
        .autoCommitDisabled()
        .autoCommitBufferSize(0)
        .open();
  }

  private static WriteAheadLog log(Path in, MVStore store) {
    return WriteAheadLog.open(store, in.resolve(LOG));
  }

  private static MVMap<String, byte[]> map(MVStore store, WriteAheadLog log, String name) {
    MVMap<String, byte[]> map = IndexedDatabase.open(store, name);
    log.mapsChange();
    return map;
  }

  private static void put(WriteAheadLog log, MVMap<String, byte[]> map, String key, String value) {
    log.put(map, key, value.getBytes(UTF_8));
  }

  /** As the files are at this moment, which is what a killed process leaves. */
  private void copyTo(String other) throws IOException {
    for (String file : List.of(STORE, LOG)) {
      Files.copy(folder.resolve(file), folder.resolve(other).resolve(file));
    }
  }

  private Map<String, String> found(String in) {
    Path there = folder.resolve(in);
    Map<String, String> all = new TreeMap<>();
    try (MVStore store = store(there);
        WriteAheadLog log = log(there, store)) {
      for (String name : store.getMapNames()) {
        IndexedDatabase.open(store, name)
            .forEach((key, value) -> all.put(key, new String(value, UTF_8)));
      }
      log.await();
    }
    return all;
  }
}
