package io.leadline.activities.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.leadline.activities.web.OneTryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** HTTP to Twilio's REST API: account, base URL, timeouts. Never repeats a request by itself. */
public final class TwilioApi {
  static final ObjectMapper JSON = new ObjectMapper();

  private final TwilioAccount account;
  private final OkHttpClient http;

  public TwilioApi(TwilioAccount account, Duration timeout) {
    this.account = account;
    this.http = OneTryClient.with(timeout);
  }

  /** Posts a form to a resource of the account, such as {@code /Messages.json}. */
  Response post(String resource, Map<String, String> form) throws IOException {
    FormBody.Builder body = new FormBody.Builder();
    form.forEach(body::add);
    return http.newCall(request(resource).post(body.build()).build()).execute();
  }

  /**
   * Asks for the account itself.
   *
   * @return an empty text when Twilio knows account and token; otherwise its words
   * @throws IOException when it cannot be reached
   */
  public String whyRefused() throws IOException {
    try (Response response = http.newCall(request(".json").get().build()).execute()) {
      return response.isSuccessful() ? "" : problem(response, json(response.body().string()));
    }
  }

  private Request.Builder request(String resource) {
    return new Request.Builder()
        .url(account.baseUrl() + "/2010-04-01/Accounts/" + account.sid() + resource)
        .header("Authorization", Credentials.basic(account.sid(), account.authToken()));
  }

  /** Where requests go, for messages to operators. */
  public String baseUrl() {
    return account.baseUrl();
  }

  static JsonNode json(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? MissingNode.getInstance() : json;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Twilio's code and words without the number they quote, or else the status. */
  static String problem(Response response, JsonNode body) {
    String message = body.path("message").asText();
    return message.isEmpty()
        ? "HTTP " + response.code()
        : body.path("code").asText() + " " + message.replaceAll("\\+?\\d{7,15}", "<number>");
  }
}
