package io.leadline.sandbox.story.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.leadline.sandbox.story.RunningStack;
import io.leadline.sandbox.story.TemporalHistory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From sign-up to one-click leaving on the real servers, through HTTP and a real browser. */
class FirstAlertIT {
  /** A test clicks as soon as it sees the mail, which is sooner than people do. */
  private static final Map<String, String> QUICK =
      Map.of(
          "LEADLINE_SETTLE_AFTER", "PT5S",
          "LEADLINE_CLICK_JUDGED_AFTER", "PT1S",
          "LEADLINE_CLICK_TOO_SOON", "PT0S");

  @TempDir static Path data;
  private static RunningStack stack;
  private static Browser browser;

  @BeforeAll
  static void start() {
    stack = RunningStack.up(data, QUICK);
    browser = Browser.open();
  }

  @AfterAll
  static void stop() {
    browser.close();
    stack.close();
  }

  @Test
  void leadSignsUpProvesTheAddressReceivesItsAlertClicksAndLeaves() {
    String address = "nora.nurse@example.com";
    assertThat(signUp(address, "registered nurse", "Austin, TX").statusCode()).isEqualTo(202);
    JsonNode verification = stack.awaitMessage(address, "verify");
    assertThat(link(verification, "/unsubscribe/")).isEmpty();

    Page page = browser.phoneWithoutScripts();
    page.navigate(link(verification, "/verify/"));
    assertThat(stack.lead(address).path("stage").asText()).isEqualTo("VERIFYING");
    page.locator("form button").first().click();
    stack.awaitStage(address, "ACTIVE");

    JsonNode alert = alertOfTheNextDays(address);
    assertThat(alert.path("subject").asText()).containsIgnoringCase("nurs");
    assertThat(alert.path("text").asText()).contains("/r/").contains("100 Congress Ave");
    assertThat(alert.path("headers").path("List-Unsubscribe-Post").asText())
        .isEqualTo("List-Unsubscribe=One-Click");

    long eventsBeforeTheClick = historyEvents(address);
    page.navigate(link(alert, "/r/"));
    assertThat(page.url()).startsWith(stack.simulator("/jobs/"));
    assertThat(historyEvents(address)).isEqualTo(eventsBeforeTheClick);

    String leave = link(alert, "/unsubscribe/");
    page.navigate(leave);
    assertThat(stack.lead(address).path("stage").asText()).isEqualTo("ACTIVE");
    var answer = stack.oneClick(leave);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    stack.awaitStage(address, "CLOSED");
    assertThat(stack.lead(address).path("reason").asText()).isEqualTo("UNSUBSCRIBED");

    int before = stack.messagesTo(address).size();
    runAlerts(Duration.ofDays(3));
    assertThat(stack.messagesTo(address)).hasSize(before);
    RunningStack.await(
        "the click to be judged",
        () -> stack.cli("lead", "timeline", address).out().contains("clicked a posting"));
    assertThat(stack.cli("lead", "timeline", address).out())
        .contains("one-click")
        .contains("alert by e-mail sent");
    assertThat(historyEvents(address)).isLessThanOrEqualTo(40);
    assertThat(historyOf(address)).doesNotContain(address).contains("encryption-key-id");
  }

  @Test
  void inboxShowsTheMailAndItsLinksWork() {
    String address = "ines.inbox@example.com";
    signUp(address, "nurse", "Austin, TX");
    stack.awaitMessage(address, "verify");
    Page page = browser.desktop();
    page.navigate(stack.simulator("/?to=" + address.replace("@", "%40")));
    assertThat(page.content()).contains(address);
  }

  @Test
  void strangersLearnNothingAboutWhoIsKnown() {
    var first = signUp("twice@example.com", "nurse", "Austin, TX");
    var second = signUp("Twice@Example.com", "nurse", "Austin, TX");
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void everyBadFieldIsNamedAtOnce() {
    var answer =
        stack.postJson(
            stack.api("/leads"),
            """
            {"email":"nobody","query":"","location":"Nowhereville, ZZ",
             "consent":{"email":true,"sms":false,"text":"x"}}""");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("email").contains("query").contains("location");
  }

  @Test
  void payloadsAreEncryptedAndTheCodecDecodesThemForTheOperatorOnly() {
    var anonymous = stack.postJson(stack.api("/codec/decode"), "{\"payloads\":[]}");
    assertThat(anonymous.statusCode()).isEqualTo(401);
    assertThat(stack.getAsOperator(stack.api("/healthz")).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> signUp(String address, String query, String location) {
    return stack.postJson(
        stack.api("/leads"),
        """
        {"email":"%s","query":"%s","location":"%s","radiusKm":50,
         "consent":{"email":true,"sms":false,"text":"Daily job alerts by e-mail"}}"""
            .formatted(address, query, location));
  }

  private static JsonNode alertOfTheNextDays(String address) {
    runAlerts(Duration.ofDays(2));
    return stack.awaitMessage(address, "alert");
  }

  private static void runAlerts(Duration ahead) {
    String until = Instant.now().plus(ahead).toString();
    var run = stack.cli("alerts", "run", "--at", until, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static long historyEvents(String address) {
    try (TemporalHistory history = new TemporalHistory(stack.temporalPort())) {
      return history.events("lead:" + stack.lead(address).path("id").asText());
    }
  }

  private static String historyOf(String address) {
    try (TemporalHistory history = new TemporalHistory(stack.temporalPort())) {
      return history.json("lead:" + stack.lead(address).path("id").asText());
    }
  }

  /** The first link of a message that leads to that path; empty when there is none. */
  private static String link(JsonNode message, String path) {
    return StreamSupport.stream(message.path("links").spliterator(), false)
        .map(JsonNode::asText)
        .filter(each -> each.contains(path))
        .findFirst()
        .orElse("");
  }
}
