package io.leadline.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class SimulatorFaultsTest extends SimulatorFixture {
  @Test
  void dropsTheAnswerAfterDurableAcceptance() throws Exception {
    post("api/faults", "{\"dropAfterAccept\":1}");

    assertThatThrownBy(() -> send(mailTo("ann@example.com", "s-1")))
        .isInstanceOf(IOException.class);
    restartSimulator();

    JsonNode stats = get("api/stats");
    assertThat(stats.path("recipients").asInt()).isEqualTo(1);
    assertThat(get("api/messages").get(0).path("sendId").asText()).isEqualTo("s-1");
  }

  @Test
  void countsDuplicatesPerSendIdAndKeepsTheCountsAcrossARestart() throws Exception {
    send(mailTo("ann@example.com", "s-1"));
    send(mailTo("ann@example.com", "s-1"));
    send(mailTo("ann@example.com", "s-1"));
    send(mailTo("ann@example.com", "s-2"));
    restartSimulator();

    JsonNode stats = get("api/stats");
    assertThat(stats.path("requests").asInt()).isEqualTo(4);
    assertThat(stats.path("sendIds").asInt()).isEqualTo(2);
    assertThat(stats.path("duplicates").toString()).isEqualTo("{\"s-1\":3}");
    assertThat(page("api/sends?prefix=s-2").body().lines()).hasSize(1);
  }

  @Test
  void refusesAsToldAndAcceptsNothing() throws Exception {
    post("api/faults", "{\"rate429\":1}");
    HttpResponse<String> limited = send(mailTo("ann@example.com", "s-1"));
    post("api/faults", "{\"rate5xx\":1}");
    HttpResponse<String> broken = send(mailTo("ann@example.com", "s-1"));
    post("api/faults", "");

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(get("api/stats").path("requests").asInt()).isZero();
    assertThat(send(mailTo("ann@example.com", "s-1")).statusCode()).isEqualTo(202);
  }

  @Test
  void saysWhichFaultItDoesNotUnderstand() throws Exception {
    assertThat(faults("{\"rate429\":2}")).isEqualTo("400 rate429: expected a rate from 0 to 1\n");
    assertThat(faults("{\"duplicateEvents\":2.5}"))
        .isEqualTo(
            "400 duplicateEvents: expected a rate from 0 to 1, or how often each is posted,"
                + " to 1000\n");
    assertThat(faults("{\"rat429\":1}")).isEqualTo("400 rat429: unknown fault\n");
    assertThat(post("api/faults", "{\"latency\":\"PT0.25S\"}").path("latency").asText())
        .isEqualTo("PT0.25S");
    assertThat(get("api/faults").path("latency").asText()).isEqualTo("PT0.25S");
  }

  private String faults(String json) throws Exception {
    HttpResponse<String> answer =
        exchange(request("api/faults").POST(HttpRequest.BodyPublishers.ofString(json)));
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void scansEveryLinkOfADeliveredMail() throws Exception {
    post("api/faults", "{\"scanLinks\":true}");
    String link = receiver.uri().resolve("/r/abc").toString();
    send(mailTo("ann@example.com", "s-1").replace("http://jobs.test/t", link));
    await("HEAD and GET", () -> receiver.at("/r/abc").size() == 2);

    assertThat(receiver.at("/r/abc"))
        .extracting(Receiver.Received::method)
        .containsExactly("HEAD", "GET");
  }

  @Test
  void clicksALinkAsAPersonDoes() throws Exception {
    String link = receiver.uri().resolve("/r/abc").toString();
    send(mailTo("ann@example.com", "s-1").replace("http://jobs.test/t", link));
    String id = get("api/messages").get(0).path("id").asText();

    JsonNode visit =
        post(
            "api/click",
            "{\"messageId\":\"%s\",\"link\":\"%s\",\"human\":true}".formatted(id, link));
    await("the click event", () -> receiver.eventNames().contains("click"));

    assertThat(visit.path("status").asInt()).isEqualTo(204);
    assertThat(receiver.at("/r/abc")).hasSize(1);
    assertThat(receiver.events().getLast()).containsEntry("url", link);
  }

  @Test
  void clearsMessagesAndCounts() throws Exception {
    send(mailTo("ann@example.com", "s-1"));
    exchange(request("api/messages").DELETE());

    assertThat(get("api/messages")).isEmpty();
    assertThat(get("api/stats").path("recipients").asInt()).isZero();
    restartSimulator();
    assertThat(get("api/messages")).isEmpty();
  }
}
