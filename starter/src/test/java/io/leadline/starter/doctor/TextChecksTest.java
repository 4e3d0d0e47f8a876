package io.leadline.starter.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.leadline.starter.doctor.Finding.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextChecksTest {
  private final HttpServer twilio = newServer();
  private int status = 200;

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    twilio.createContext(
        "/2010-04-01/Accounts/AC1.json",
        exchange -> {
          byte[] body = "{\"code\":20003,\"message\":\"Authenticate\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    twilio.start();
  }

  @AfterEach
  void stop() {
    twilio.stop(0);
  }

  @Test
  void boardWithoutTextsIsFine_andIsToldHowToHaveSome() {
    assertThat(new TextChecks(Map.of()).look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.status()).isEqualTo(Status.OK);
              assertThat(finding.detail()).contains("no texts are sent", "TWILIO_ACCOUNT_SID");
            });
  }

  @Test
  void namesWhatAnAccountStillNeeds() {
    assertThat(new TextChecks(Map.of("TWILIO_ACCOUNT_SID", "AC1")).look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.status()).isEqualTo(Status.FAILED);
              assertThat(finding.detail()).contains("TWILIO_AUTH_TOKEN", "TWILIO_FROM");
            });
  }

  @Test
  void asksTwilioWhetherItKnowsTheAccount() {
    assertThat(account().look()).extracting(Finding::status).containsExactly(Status.OK);

    status = 401;
    assertThat(account().look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.status()).isEqualTo(Status.FAILED);
              assertThat(finding.detail()).contains("20003 Authenticate");
            });

    twilio.stop(0);
    assertThat(account().look())
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy()).contains("TWILIO_BASE_URL"));
  }

  private TextChecks account() {
    return new TextChecks(
        Map.of(
            "TWILIO_ACCOUNT_SID", "AC1",
            "TWILIO_AUTH_TOKEN", "token",
            "TWILIO_FROM", "+15005550006",
            "TWILIO_BASE_URL", "http://127.0.0.1:" + twilio.getAddress().getPort()));
  }
}
