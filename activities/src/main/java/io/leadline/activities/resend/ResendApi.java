package io.leadline.activities.resend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.message.ProviderWords;
import io.leadline.activities.web.OneTryClient;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** HTTP to Resend's API: key, base URL, timeouts. Never repeats a request by itself. */
public final class ResendApi {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType JSON_TYPE = MediaType.get("application/json");

  private final String baseUrl;
  private final String key;
  private final OkHttpClient http;

  /**
   * @param baseUrl such as {@code https://api.resend.com}
   */
  public ResendApi(String baseUrl, String key, Duration timeout) {
    this.baseUrl = baseUrl.replaceAll("/+$", "");
    this.key = key;
    this.http = OneTryClient.with(timeout);
  }

  /**
   * Sends a batch; what is wrong with single mails does not keep the others back.
   *
   * @param idempotencyKey makes a repeated call safe for 24 hours, 256 characters at most
   */
  Response sendBatch(String idempotencyKey, byte[] json) throws IOException {
    Request.Builder request =
        request("/emails/batch")
            .header("Idempotency-Key", idempotencyKey)
            .header("x-batch-validation", "permissive")
            .post(RequestBody.create(json, JSON_TYPE));
    return http.newCall(request.build()).execute();
  }

  Response get(String path) throws IOException {
    return http.newCall(request(path).get().build()).execute();
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(baseUrl + path)
        .header("User-Agent", "leadline")
        .header("Authorization", "Bearer " + key);
  }

  /** Where requests go, for messages to operators. */
  public String baseUrl() {
    return baseUrl;
  }

  /** An answer's body; an empty object when it is not JSON. */
  static JsonNode json(Response response) throws IOException {
    String body = response.body().string();
    try {
      JsonNode json = JSON.readTree(body);
      return json.isObject() ? json : JSON.createObjectNode();
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /** Status, error name and message of an answer, without addresses. */
  static String problem(Response response, JsonNode body) {
    String words = body.path("name").asText() + " " + body.path("message").asText();
    return words.isBlank()
        ? "HTTP " + response.code()
        : response.code() + " " + ProviderWords.kept(words);
  }
}
