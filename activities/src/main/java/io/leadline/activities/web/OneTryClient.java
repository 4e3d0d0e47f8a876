package io.leadline.activities.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The HTTP client of message providers: it makes each call once and never by itself again. */
public final class OneTryClient {
  private OneTryClient() {}

  /**
   * @param timeout of a whole call
   */
  public static OkHttpClient with(Duration timeout) {
    // A silent second try by the client would be a second message; short keep-alive avoids the
    // half-closed connections that tempt it.
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .connectionPool(new ConnectionPool(8, 10, TimeUnit.SECONDS))
        .callTimeout(timeout)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .build();
  }
}
