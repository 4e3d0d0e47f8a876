package io.leadline.activities.web;

import io.leadline.activities.webhook.WebhookPost;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** {@link WebhookPost} through the {@link GuardedHttpClient}, which redirects no POST. */
public final class GuardedWebhookPost implements WebhookPost {
  private static final MediaType JSON = MediaType.get("application/json");

  private final GuardedHttpClient http;

  public GuardedWebhookPost(GuardedHttpClient http) {
    this.http = http;
  }

  @Override
  public Answer post(URI receiver, Map<String, String> headers, byte[] body) throws IOException {
    HttpUrl url = HttpUrl.parse(receiver.toString());
    if (url == null) {
      throw new ForbiddenReceiverException(
          "only https is allowed", new IllegalArgumentException("not an address of the web"));
    }
    Request request =
        new Request.Builder()
            .url(url)
            .headers(Headers.of(headers))
            .header("User-Agent", "Leadline-Webhooks/1")
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = http.execute(request)) {
      return new Answer(response.code(), response.header("Retry-After"));
    } catch (RefusedAddressException e) {
      throw new ForbiddenReceiverException(String.valueOf(e.getMessage()), e);
    }
  }
}
