package io.leadline.activities.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.AlarmChannel.Told;
import io.leadline.activities.alarm.Severity;
import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.config.Environment;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackAlarmChannelTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final MockResponse POSTED = new MockResponse(200, Headers.of(), "ok");
  private static final MockResponse SENT = new MockResponse(200, Headers.of(), "{\"ok\":true}");

  private final MockWebServer slack = new MockWebServer();
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void start() throws IOException {
    slack.start();
    variables.put("SLACK_BASE_URL", slack.url("/").toString());
    variables.put("SLACK_WEBHOOK_URL", slack.url("/services/T0/B0/secret").toString());
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void newErrorShowsColourIdAndLink_andReachesThePersonDirectly() throws Exception {
    variables.put("SLACK_BOT_TOKEN", "xoxb-1");
    variables.put("SLACK_ESCALATION_USER", "U123");
    slack.enqueue(SENT);
    slack.enqueue(POSTED);

    channel().tell(new Told(alarm(Severity.ERROR), 1, true, NOW));

    RecordedRequest direct = slack.takeRequest();
    assertThat(direct.getUrl().encodedPath()).isEqualTo("/api/chat.postMessage");
    assertThat(direct.getHeaders().get("Authorization")).isEqualTo("Bearer xoxb-1");
    assertThat(json(direct).path("channel").asText()).isEqualTo("U123");
    RecordedRequest posted = slack.takeRequest();
    assertThat(posted.getUrl().encodedPath()).isEqualTo("/services/T0/B0/secret");
    JsonNode attachment = json(posted).path("attachments").path(0);
    assertThat(attachment.path("color").asText()).isEqualTo("#d13212");
    assertThat(attachment.path("footer").asText()).isEqualTo("error e7");
    assertThat(attachment.path("title_link").asText()).isEqualTo("https://board.test/jobs/j1");
    assertThat(attachment.path("text").asText()).isEqualTo("a &lt; b &amp; c");
  }

  @Test
  void countsAndWarningsDoNotDisturbAPerson() throws Exception {
    variables.put("SLACK_BOT_TOKEN", "xoxb-1");
    variables.put("SLACK_ESCALATION_USER", "U123");
    slack.enqueue(POSTED);
    slack.enqueue(POSTED);

    channel().tell(new Told(alarm(Severity.ERROR), 9999, false, NOW));
    channel().tell(new Told(alarm(Severity.WARNING), 1, true, NOW));

    JsonNode count = json(slack.takeRequest());
    assertThat(count.path("text").asText())
        .isEqualTo("noop failed, 9,999 more since 2026-11-28T10:00:00Z");
    JsonNode warning = json(slack.takeRequest());
    assertThat(warning.path("attachments").path(0).path("color").asText()).isEqualTo("#e8a317");
    assertThat(slack.getRequestCount()).isEqualTo(2);
  }

  @Test
  void withoutABotThePersonIsNamedInTheChannel() throws Exception {
    variables.put("SLACK_ESCALATION_USER", "U123");
    slack.enqueue(POSTED);

    channel().tell(new Told(alarm(Severity.ERROR), 1, true, NOW));

    assertThat(json(slack.takeRequest()).path("text").asText()).isEqualTo("<@U123> noop failed");
  }

  @Test
  void botPostsToItsChannelWithoutAWebhook() throws Exception {
    variables.remove("SLACK_WEBHOOK_URL");
    variables.put("SLACK_BOT_TOKEN", "xoxb-1");
    variables.put("SLACK_CHANNEL", "#alerts");
    slack.enqueue(SENT);

    channel().tell(new Told(alarm(Severity.NOTICE), 1, true, NOW));

    assertThat(json(slack.takeRequest()).path("channel").asText()).isEqualTo("#alerts");
  }

  @Test
  void refusalsAreFailuresThatShowNoSecret() {
    slack.enqueue(new MockResponse(404, Headers.of(), "no_service"));

    assertThatThrownBy(() -> channel().tell(new Told(alarm(Severity.ERROR), 1, true, NOW)))
        .isInstanceOf(IOException.class)
        .hasMessage("Slack answered 404");

    variables.remove("SLACK_WEBHOOK_URL");
    variables.put("SLACK_BOT_TOKEN", "xoxb-1");
    variables.put("SLACK_CHANNEL", "#gone");
    slack.enqueue(
        new MockResponse(200, Headers.of(), "{\"ok\":false,\"error\":\"not_in_channel\"}"));
    assertThatThrownBy(() -> channel().tell(new Told(alarm(Severity.ERROR), 1, true, NOW)))
        .hasMessageContaining("not_in_channel");
  }

  @Test
  void settingsAreCheckedAndMasked() {
    variables.put("SLACK_BOT_TOKEN", "xoxb-1");
    assertThat(settings().toString()).doesNotContain("xoxb-1", "secret");
    assertThat(settings().reachesSomebody()).isTrue();
    variables.put("SLACK_WEBHOOK_URL", "http://hooks.example.com/secret");
    variables.put("SLACK_ESCALATION_USER", "ada");

    Environment environment = new Environment(variables);
    SlackSettings.from(environment);
    assertThatThrownBy(environment::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SLACK_WEBHOOK_URL")
        .hasMessageContaining("SLACK_ESCALATION_USER=ada")
        .hasMessageNotContaining("hooks.example.com/secret");
  }

  private SlackAlarmChannel channel() {
    return new SlackAlarmChannel(settings(), "https://board.test");
  }

  private SlackSettings settings() {
    return SlackSettings.from(new Environment(variables));
  }

  private static Alarm alarm(Severity severity) {
    return new Alarm(severity, "g", "noop failed", "a < b & c", "e7", "/jobs/j1");
  }

  private static JsonNode json(RecordedRequest request) throws IOException {
    return new ObjectMapper().readTree(utf8(request));
  }

  private static String utf8(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }
}
