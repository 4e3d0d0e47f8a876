package io.leadline.sandbox.store;

import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.config.KeyRing;
import io.leadline.activities.job.DataSealer;
import io.leadline.activities.message.CallBodies;
import io.leadline.activities.message.CallBodiesContract;
import io.leadline.activities.mongo.MongoCallBodies;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoCallBodiesIT extends CallBodiesContract {
  private final StoreServer server = new StoreServer();
  private final MongoCallBodies stored =
      new MongoCallBodies(
          server.connection(),
          new DataSealer(KeyRing.parse("k1:" + "A".repeat(43) + "="), new SecureRandom()));

  @BeforeEach
  void prepare() {
    MongoCallBodies.prepare(server.connection());
    MongoCallBodies.prepare(server.connection());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected CallBodies bodies() {
    return stored;
  }

  @Test
  void storesNothingReadable() {
    stored.keep("c1", List.of(anAlertFor("anna")), Instant.now());

    assertThat(String.valueOf(server.connection().collection("callBodies").find().first()))
        .doesNotContain("anna@example.com");
  }
}
