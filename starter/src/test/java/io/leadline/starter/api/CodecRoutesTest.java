package io.leadline.starter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.codec.EncryptionCodec;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodecRoutesTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer operator-token-123"};
  private static final String PLAIN =
      "{\"payloads\":[{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\"},\"data\":\"InNlY3JldCI=\"}]}";

  private final TestServer server =
      TestServer.with(
          new CodecRoutes(
              new EncryptionCodec("k1", id -> id.equals("k1") ? new byte[32] : null),
              new Access("operator-token-123", Optional.empty()),
              List.of("http://127.0.0.1:8233")));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void decodesWhatItEncoded() {
    HttpResponse<String> encoded = server.post("/codec/encode", PLAIN, OPERATOR);
    assertThat(encoded.statusCode()).isEqualTo(200);
    assertThat(encoded.body()).doesNotContain("InNlY3JldCI=");

    assertThat(server.post("/codec/decode", encoded.body(), OPERATOR).body()).isEqualTo(PLAIN);
  }

  @Test
  void decodesForOperatorsOnly() {
    assertThat(server.post("/codec/decode", PLAIN).statusCode()).isEqualTo(401);
  }

  @Test
  void isOpenToPagesOfTheTemporalUi_andNoOthers() {
    HttpResponse<String> ui =
        server.send("OPTIONS", "/codec/decode", "", "Origin", "http://127.0.0.1:8233");
    assertThat(ui.statusCode()).isEqualTo(204);
    assertThat(ui.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("http://127.0.0.1:8233");

    HttpResponse<String> other =
        server.send("OPTIONS", "/codec/decode", "", "Origin", "https://evil.example");
    assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThat(server.post("/codec/decode", "{", OPERATOR).statusCode()).isEqualTo(400);
    assertThat(
            server
                .post("/codec/decode", "{\"payloads\":[{\"data\":\"***\"}]}", OPERATOR)
                .statusCode())
        .isEqualTo(400);
  }
}
