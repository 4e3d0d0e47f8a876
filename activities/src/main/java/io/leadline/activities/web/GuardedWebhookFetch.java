package io.leadline.activities.web;

import io.leadline.activities.webhook.WebhookFetch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** {@link WebhookFetch} through the {@link GuardedHttpClient}. */
public final class GuardedWebhookFetch implements WebhookFetch {
  private static final int LIMIT = 1 << 16;

  private final GuardedHttpClient http;

  public GuardedWebhookFetch(GuardedHttpClient http) {
    this.http = http;
  }

  @Override
  public byte[] get(URI address) throws IOException {
    HttpUrl url = HttpUrl.parse(address.toString());
    if (url == null) {
      throw new IOException(address.getHost() + " is no address of the web");
    }
    try (Response response = http.execute(new Request.Builder().url(url).build());
        InputStream in = response.body().byteStream()) {
      if (!response.request().url().equals(url)) {
        throw new IOException(url.host() + " redirects to " + response.request().url().host());
      } else if (response.code() != 200) {
        throw new IOException(url.host() + " answered " + response.code());
      }
      byte[] body = in.readNBytes(LIMIT + 1);
      if (body.length > LIMIT) {
        throw new IOException(url.host() + " answered more than " + LIMIT + " bytes");
      }
      return body;
    }
  }
}
