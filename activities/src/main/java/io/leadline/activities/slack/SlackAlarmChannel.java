package io.leadline.activities.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.alarm.AlarmChannel;
import io.leadline.activities.alarm.Severity;
import io.leadline.activities.web.OneTryClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Alarms in a channel of Slack, by incoming webhook or bot; a new failure that nobody foresaw goes
 * to the escalation user as a direct message as well, or names that user when there is no bot.
 */
public final class SlackAlarmChannel implements AlarmChannel {
  private static final MediaType TYPE = MediaType.get("application/json; charset=utf-8");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SlackSettings settings;
  private final String publicUrl;
  private final OkHttpClient http = OneTryClient.with(TIMEOUT);

  /**
   * @param publicUrl what links in messages begin with, without a slash at the end
   */
  public SlackAlarmChannel(SlackSettings settings, String publicUrl) {
    this.settings = settings;
    this.publicUrl = publicUrl;
  }

  @Override
  public void tell(Told told) throws IOException {
    boolean escalates = told.first() && told.alarm().severity() == Severity.ERROR;
    Optional<String> user = settings.escalationUser().filter(id -> escalates);
    boolean directly = user.isPresent() && settings.botToken().isPresent();
    if (directly) {
      asBot(SlackMessage.of(told, publicUrl, null, user.get()));
    }
    Optional<URI> webhook = settings.webhook();
    Optional<String> channel = settings.channel();
    String mention = directly ? null : user.orElse(null);
    if (webhook.isPresent()) {
      String answer =
          post(webhook.get().toString(), SlackMessage.of(told, publicUrl, mention, null), null);
      if (!answer.equals("ok")) {
        throw new IOException("Slack's webhook did not answer ok");
      }
    } else if (channel.isPresent() && settings.botToken().isPresent()) {
      asBot(SlackMessage.of(told, publicUrl, mention, channel.get()));
    }
  }

  private void asBot(byte[] message) throws IOException {
    String token = settings.botToken().orElseThrow();
    JsonNode answer =
        JSON.readTree(post(settings.baseUrl() + "/api/chat.postMessage", message, token));
    if (!answer.path("ok").asBoolean()) {
      throw new IOException("Slack refused the message: " + answer.path("error").asText());
    }
  }

  /** The address may hold a secret, so no failure repeats it. */
  private String post(String url, byte[] message, @Nullable String token) throws IOException {
    Request.Builder request =
        new Request.Builder().url(url).post(RequestBody.create(message, TYPE));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (Response response = http.newCall(request.build()).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("Slack answered " + response.code());
      }
      return response.body().string();
    } catch (ConnectException | InterruptedIOException e) {
      throw new IOException("Slack gave no answer", e);
    }
  }
}
