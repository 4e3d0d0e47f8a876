package io.leadline.activities.web;

import io.leadline.activities.posting.FeedFetcher;
import io.leadline.activities.posting.FeedVersion;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Opens feeds through the {@link GuardedHttpClient}, asking first whether they changed. */
public final class WebFeedFetcher implements FeedFetcher {
  private final GuardedHttpClient http;

  public WebFeedFetcher(GuardedHttpClient http) {
    this.http = http;
  }

  @Override
  public Fetched open(URI address, FeedVersion known) throws IOException {
    HttpUrl url = HttpUrl.parse(address.toString());
    if (url == null) {
      throw new IOException("this is not an address");
    }
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("Accept", "application/xml, text/xml, application/json, */*;q=0.5");
    if (known.entityTag() != null) {
      request.header("If-None-Match", known.entityTag());
    }
    if (known.lastModified() != null) {
      request.header("If-Modified-Since", known.lastModified());
    }
    Response response = http.execute(request.build());
    if (response.code() == 304 && !known.equals(FeedVersion.UNKNOWN)) {
      response.close();
      return new Fetched(null, known);
    } else if (!response.isSuccessful()) {
      response.close();
      throw new IOException("the server answered " + response.code());
    }
    return new Fetched(
        new Body(response),
        new FeedVersion(response.header("ETag"), response.header("Last-Modified")));
  }

  /** Keeps the response as long as its bytes are read. */
  private static final class Body extends FilterInputStream {
    private final Response response;

    Body(Response response) {
      super(response.body().byteStream());
      this.response = response;
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
