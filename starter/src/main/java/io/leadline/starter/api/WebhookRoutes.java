package io.leadline.starter.api;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.message.WebhookAnswer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What mail providers report, handed over as raw bytes since the signature covers those. The answer
 * is 2xx only when everything in it is stored.
 */
public final class WebhookRoutes implements Routes {
  private static final int SENDGRID_LIMIT = 5 << 20;

  /** Takes nothing: without the provider's key no signature can be right. */
  public static final Receiver NOT_CONFIGURED =
      (rawBody, signature, timestamp) ->
          new WebhookAnswer(403, "SENDGRID_WEBHOOK_PUBLIC_KEY is not set here");

  private final Receiver sendGrid;

  /** Verifies, parses and stores a webhook. */
  @FunctionalInterface
  public interface Receiver {
    WebhookAnswer receive(byte[] rawBody, @Nullable String signature, @Nullable String timestamp);
  }

  public WebhookRoutes(Receiver sendGrid) {
    this.sendGrid = sendGrid;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post(
        "/webhooks/sendgrid",
        context ->
            answer(
                context,
                sendGrid.receive(
                    body(context, SENDGRID_LIMIT),
                    context.header("X-Twilio-Email-Event-Webhook-Signature"),
                    context.header("X-Twilio-Email-Event-Webhook-Timestamp"))));
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
