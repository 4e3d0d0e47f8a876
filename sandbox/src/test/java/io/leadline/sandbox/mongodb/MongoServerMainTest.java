package io.leadline.sandbox.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.mongo.MongoConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: its one line, its exit codes, its end; and a full disk. */
class MongoServerMainTest {

  @TempDir Path folder;

  @Test
  void sigtermKeepsWhatWasWritten() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, 0);
        MongoClient client = MongoClients.create(server.uri())) {
      leads(client).insertOne(new Document("_id", 1));
      assertThat(server.terminate()).isEqualTo(128 + 15);
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
        MongoClient client = MongoClients.create(mongo.uri())) {
      assertThat(leads(client).countDocuments()).isEqualTo(1);
    }
  }

  @Test
  void takenPortIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerProcess server = ServerProcess.start(folder, other.getLocalPort())) {
      assertThat(server.firstLine())
          .isEqualTo("MongoDB did not start: port %d of 127.0.0.1 is taken", other.getLocalPort());
      assertThat(server.exitCode()).isEqualTo(MongoServerMain.PORT_TAKEN);
    }
  }

  @Test
  void folderInUseIsNamed() throws Exception {
    try (EmbeddedMongo first = EmbeddedMongo.start(folder);
        ServerProcess second = ServerProcess.start(folder, 0)) {
      assertThat(first.uri()).isNotEmpty();
      assertThat(second.firstLine()).contains(folder.toString(), "another process uses it");
      assertThat(second.exitCode()).isEqualTo(MongoServerMain.DATA_UNUSABLE);
    }
  }

  @Test
  void folderThatIsAFileIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (ServerProcess server = ServerProcess.start(file, 0)) {
      assertThat(server.firstLine()).startsWith("MongoDB did not start: ").contains("file");
      assertThat(server.exitCode()).isEqualTo(MongoServerMain.DATA_UNUSABLE);
    }
  }

  @Test
  void fullDiskRefusesWritesAndAnswersReads() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
        MongoClient client = MongoClients.create(mongo.uri())) {
      leads(client).insertOne(new Document("_id", 1));
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0, Long.MAX_VALUE);
        MongoClient client = MongoClients.create(mongo.uri())) {
      assertThatExceptionOfType(MongoException.class)
          .isThrownBy(() -> leads(client).insertOne(new Document("_id", 2)))
          .satisfies(e -> assertThat(e.getCode()).isEqualTo(14031))
          .withMessageContaining("disk is full");
      assertThat(leads(client).countDocuments()).isEqualTo(1);
      try (MongoConnection connection = new MongoConnection(mongo.uri())) {
        assertThatExceptionOfType(BackendUnavailableException.class)
            .isThrownBy(
                () -> connection.reach(() -> leads(client).insertOne(new Document("_id", 2))))
            .withMessageContaining("is full, nothing was written");
      }
    }
  }

  private static MongoCollection<Document> leads(MongoClient client) {
    return client.getDatabase("test").getCollection("leads");
  }
}
