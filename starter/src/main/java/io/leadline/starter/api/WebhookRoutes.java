package io.leadline.starter.api;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.message.WebhookAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What mail providers report, handed over as raw bytes since the signature covers those. The answer
 * is 2xx only when everything in it is stored.
 */
public final class WebhookRoutes implements Routes {
  private final List<Endpoint> endpoints;

  /** The value of a request header; null when it is missing. */
  @FunctionalInterface
  public interface Headers {
    @Nullable String get(String name);
  }

  /** Verifies, parses and stores a webhook. */
  @FunctionalInterface
  public interface Receiver {
    WebhookAnswer receive(byte[] rawBody, Headers headers);

    /**
     * Takes nothing: without the provider's key no signature can be right.
     *
     * @param setting that would hold it
     */
    static Receiver notConfigured(String setting) {
      return (rawBody, headers) -> new WebhookAnswer(403, setting + " is not set here");
    }
  }

  /**
   * Where a provider posts to.
   *
   * @param path such as {@code /webhooks/resend}
   * @param limit most bytes of a body
   */
  public record Endpoint(String path, int limit, Receiver receiver) {}

  public WebhookRoutes(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    for (Endpoint endpoint : endpoints) {
      routes.post(
          endpoint.path(),
          context ->
              answer(
                  context,
                  endpoint.receiver().receive(body(context, endpoint.limit()), context::header)));
    }
  }

  static void answer(Context context, WebhookAnswer answer) {
    if (answer.status() < 300) {
      context.status(answer.status());
      if (answer.xml() != null) {
        context.contentType("text/xml; charset=utf-8").result(answer.xml());
      }
    } else {
      Problem.of(answer.status(), answer.reason()).send(context);
    }
  }

  /** Reads past the server's own limit, and no further than the provider's. */
  static byte[] body(Context context, int limit) throws IOException {
    if (context.contentLength() > limit) {
      throw new ContentTooLargeResponse();
    }
    try (InputStream in = context.bodyInputStream()) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        throw new ContentTooLargeResponse();
      }
      return body;
    }
  }
}
