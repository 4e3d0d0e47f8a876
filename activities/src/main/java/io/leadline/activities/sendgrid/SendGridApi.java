package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.web.OneTryClient;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** HTTP to SendGrid's v3 API: key, base URL, timeouts. Never repeats a request by itself. */
public final class SendGridApi {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType JSON_TYPE = MediaType.get("application/json");

  private final String baseUrl;
  private final String key;
  private final OkHttpClient http;

  /**
   * @param baseUrl such as {@code https://api.sendgrid.com}, without {@code /v3}
   */
  public SendGridApi(String baseUrl, String key, Duration timeout) {
    this.baseUrl = baseUrl.replaceAll("/+$", "");
    this.key = key;
    this.http = OneTryClient.with(timeout);
  }

  Response post(String path, byte[] json) throws IOException {
    return http.newCall(request(path).post(RequestBody.create(json, JSON_TYPE)).build()).execute();
  }

  Response get(String path) throws IOException {
    return http.newCall(request(path).get().build()).execute();
  }

  Response delete(String path) throws IOException {
    return http.newCall(request(path).delete().build()).execute();
  }

  private Request.Builder request(String path) {
    return new Request.Builder().url(baseUrl + path).header("Authorization", "Bearer " + key);
  }

  /** Where requests go, for messages to operators. */
  public String baseUrl() {
    return baseUrl;
  }

  /** The first {@code errors[].message} of an answer, or its status. */
  static String problem(Response response, String body) {
    try {
      JsonNode message = JSON.readTree(body).path("errors").path(0).path("message");
      if (!message.asText().isEmpty()) {
        return response.code() + " " + message.asText();
      }
    } catch (IOException e) {
      // not JSON: the status must do
    }
    return "HTTP " + response.code();
  }
}
