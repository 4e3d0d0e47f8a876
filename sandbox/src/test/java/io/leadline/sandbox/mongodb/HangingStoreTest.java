package io.leadline.sandbox.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.mongo.MongoConnection;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that hangs keeps its connections open; whoever waits for it is told all the same. */
class HangingStoreTest {
  @TempDir Path folder;

  @Test
  void countsAsAwayUntilItAnswersAgain() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, 0);
        MongoConnection mongo = new MongoConnection(server.uri(), Duration.ofMillis(500))) {
      count(mongo);
      server.sleep();

      assertThatThrownBy(() -> count(mongo)).isInstanceOf(BackendUnavailableException.class);

      server.wake();
      while (!answers(mongo)) {
        Thread.onSpinWait();
      }
      assertThat(count(mongo)).isZero();
    }
  }

  private static boolean answers(MongoConnection mongo) {
    try {
      count(mongo);
      return true;
    } catch (BackendUnavailableException e) {
      return false;
    }
  }

  private static long count(MongoConnection mongo) {
    return mongo.reach(() -> mongo.collection("leads").countDocuments(new Document()));
  }
}
