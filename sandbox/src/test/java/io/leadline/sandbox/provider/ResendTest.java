package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.webhook.WebhookVerifier;
import io.leadline.activities.webhook.WebhookVerifier.Signed;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResendTest extends SimulatorFixture {
  @Test
  void acceptsABatchAndShowsEachMailAsItsReaderSeesIt() throws Exception {
    HttpResponse<String> answer =
        batch("k1", mail("ann@example.com", "s-1"), mail("ben@x.org", "s-2"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("data")).hasSize(2);
    assertThat(json(answer).has("errors")).isFalse();
    assertThat(answer.headers().firstValue("ratelimit-remaining")).isPresent();
    JsonNode shown = get("api/messages?to=ann@example.com").get(0);
    assertThat(shown.path("sendId").asText()).isEqualTo("s-1");
    assertThat(shown.path("subject").asText()).isEqualTo("Jobs for you");
    assertThat(shown.path("html").asText())
        .isEqualTo("<p><a href='http://jobs.test/1'>one</a></p>");
    assertThat(shown.path("headers").path("List-Unsubscribe").asText())
        .isEqualTo("<http://jobs.test/u>");
    assertThat(shown.path("links")).extracting(JsonNode::asText).contains("http://jobs.test/1");
  }

  @Test
  void repeatedCallIsAnsweredAsBefore_alsoByASimulatorThatWasRestarted() throws Exception {
    String mail = mail("ann@example.com", "s-1");
    JsonNode first = json(batch("k1", mail));

    assertThat(json(batch("k1", mail))).isEqualTo(first);
    restartSimulator();
    assertThat(json(batch("k1", mail))).isEqualTo(first);

    assertThat(get("api/stats").path("recipients").asInt()).isEqualTo(1);
    assertThat(get("api/stats").path("duplicates")).isEmpty();
  }

  @Test
  void keyWithAnotherBodyIsAConflict_andAnotherKeyAnotherCall() throws Exception {
    batch("k1", mail("ann@example.com", "s-1"));

    HttpResponse<String> conflict = batch("k1", mail("ben@example.com", "s-2"));

    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(json(conflict).path("name").asText()).isEqualTo("invalid_idempotent_request");
    assertThat(batch("k2", mail("ann@example.com", "s-1")).statusCode()).isEqualTo(200);
    assertThat(get("api/stats").path("duplicates").path("s-1").asInt()).isEqualTo(2);
  }

  @Test
  void permissiveBatchLeavesOutTheWrongOnes_andStrictRefusesAll() throws Exception {
    String[] mails = {mail("ann@example.com", "s-1"), mail("no address", "s-2"), "{}"};

    HttpResponse<String> strict = send("emails/batch", "k1", array(mails), "strict");
    JsonNode permissive = json(batch("k2", mails));

    assertThat(strict.statusCode()).isEqualTo(422);
    assertThat(json(strict).path("name").asText()).isEqualTo("validation_error");
    assertThat(permissive.path("data")).hasSize(1);
    assertThat(permissive.at("/errors/0/index").asInt()).isEqualTo(1);
    assertThat(permissive.at("/errors/0/message").asText()).startsWith("Invalid `to` field.");
    assertThat(permissive.at("/errors/1/message").asText()).isEqualTo("Missing `from` field.");
    assertThat(get("api/stats").path("recipients").asInt()).isEqualTo(1);
  }

  @Test
  void takesAHundredMailsAndNotOneMore() throws Exception {
    assertThat(batch("k1", many(100)).statusCode()).isEqualTo(200);
    assertThat(batch("k2", many(101)).statusCode()).isEqualTo(422);
    assertThat(get("api/stats").path("recipients").asInt()).isEqualTo(100);
  }

  @Test
  void takesASingleMail() throws Exception {
    HttpResponse<String> answer = send("emails", null, mail("ann@example.com", "s-1"), "strict");

    assertThat(json(answer).path("id").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 401, missing_api_key",
    "Bearer other, 403, invalid_api_key",
  })
  void needsItsKey(String header, int status, String name) throws Exception {
    simulator.close();
    SimulatorConfig any = SimulatorConfig.forTest(folder, receiver.uri());
    simulator =
        ProviderSimulator.start(
            new SimulatorConfig(
                0,
                folder,
                100,
                any.sendGridWebhook(),
                any.twilioInbound(),
                null,
                null,
                null,
                null,
                null,
                any.resendWebhook(),
                "re_right",
                null));
    HttpRequest.Builder request = request("resend/domains").GET();
    if (!header.isEmpty()) {
      request.header("Authorization", header);
    }

    HttpResponse<String> answer = exchange(request);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("name").asText()).isEqualTo(name);
  }

  @Test
  void saysWhenToComeBack() throws Exception {
    post("api/faults", "{\"rate429\":1}");

    HttpResponse<String> answer = batch("k1", mail("ann@example.com", "s-1"));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).contains("1");
    assertThat(json(answer).path("name").asText()).isEqualTo("rate_limit_exceeded");
  }

  @Test
  void postsSignedEvents_oneAtATime_withOurTags() throws Exception {
    batch("k1", mail("ann@example.com", "s-1"));
    String id = get("api/messages").get(0).path("id").asText();
    post("api/events", "{\"messageId\":\"" + id + "\",\"event\":\"open\"}");
    post("api/events", "{\"messageId\":\"" + id + "\",\"event\":\"spamreport\"}");
    await("four events", () -> posts().size() >= 4);

    assertThat(posts())
        .extracting(post -> parsed(post).path("type").asText())
        .containsExactly("email.sent", "email.delivered", "email.opened", "email.complained");
    assertThat(posts())
        .allSatisfy(
            post -> {
              assertThat(parsed(post).at("/data/tags/send_id").asText()).isEqualTo("s-1");
              assertThat(verifies(post)).isTrue();
            });
    assertThat(receiver.events()).as("none of these is SendGrid's").isEmpty();
  }

  @Test
  void repeatsAnEventUnderItsId() throws Exception {
    post("api/faults", "{\"duplicateEvents\":3}");
    batch("k1", mail("ann@example.com", "s-1"));
    await("six events", () -> posts().size() >= 6);

    assertThat(posts().stream().map(post -> post.headers().get("svix-id")).distinct()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "bounce, email.bounced",
    "block, email.bounced",
    "defer, email.delivery_delayed",
    "drop, email.suppressed",
    "complain, email.complained"
  })
  void meetsEachEnd(String fault, String event) throws Exception {
    post("api/faults", "{\"" + fault + "\":[\"*\"]}");
    batch("k1", mail("ann@example.com", "s-1"));
    await(
        event, () -> posts().stream().anyMatch(p -> parsed(p).path("type").asText().equals(event)));
  }

  private boolean verifies(Receiver.Received post) {
    return WebhookVerifier.of(simulator.resendWebhookSecret(), InstantSource.system())
        .matches(
            new Signed(
                post.headers().get("svix-id"),
                post.headers().get("svix-timestamp"),
                post.headers().get("svix-signature")),
            post.body().getBytes(UTF_8));
  }

  private List<Receiver.Received> posts() {
    return receiver.at("/webhooks/resend");
  }

  private static JsonNode parsed(Receiver.Received post) {
    try {
      return LedgerJson.MAPPER.readTree(post.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return LedgerJson.MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> batch(String key, String... mails) throws Exception {
    return send("emails/batch", key, array(mails), "permissive");
  }

  private HttpResponse<String> send(String path, @Nullable String key, String body, String mode)
      throws Exception {
    HttpRequest.Builder request =
        request("resend/" + path)
            .header("Authorization", "Bearer any")
            .header("Content-Type", "application/json")
            .header("x-batch-validation", mode)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return exchange(request);
  }

  private static String array(String... mails) {
    return "[" + String.join(",", mails) + "]";
  }

  private static String[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> mail("p" + i + "@example.com", "s-" + i))
        .collect(Collectors.toList())
        .toArray(String[]::new);
  }

  private static String mail(String to, String sendId) {
    return """
    {"from":"Leadline <jobs@leadline.test>","to":["%s"],"subject":"Jobs for you",
     "html":"<p><a href='http://jobs.test/1'>one</a></p>","text":"one",
     "headers":{"List-Unsubscribe":"<http://jobs.test/u>"},
     "tags":[{"name":"send_id","value":"%s"},{"name":"call_id","value":"c1"}]}"""
        .formatted(to, sendId);
  }
}
