package io.leadline.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoLeadsTest {
  private final List<String> signedUp = new CopyOnWriteArrayList<>();
  private final List<String> confirmed = new CopyOnWriteArrayList<>();
  private int signUpStatus = 202;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/leads",
        exchange -> {
          signedUp.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(exchange, signUpStatus, "{}");
        });
    server.createContext(
        "/api/messages",
        exchange -> {
          String to = exchange.getRequestURI().getQuery().replace("to=", "");
          answer(exchange, 200, "[{\"links\":[\"%s/verify/%s\"]}]".formatted(uri(), to));
        });
    server.createContext(
        "/verify/",
        exchange -> {
          confirmed.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
          answer(exchange, 200, "");
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void signsUpAll_andConfirmsFourOfFive() throws Exception {
    assertThat(leads().signUp(6)).isEqualTo(5);

    assertThat(signedUp).hasSize(6).allMatch(form -> form.contains("\"email\":true"));
    assertThat(confirmed)
        .hasSize(5)
        .contains("POST /verify/demo-00001@example.com", "POST /verify/demo-00006@example.com")
        .doesNotContain("POST /verify/demo-00005@example.com");
  }

  @Test
  void saysWhichSignUpWasRefused() {
    signUpStatus = 422;

    assertThatThrownBy(() -> leads().signUp(1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Sign-up 1 was answered with 422");
  }

  private DemoLeads leads() {
    return new DemoLeads(uri(), uri(), "token", Duration.ofSeconds(10));
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
