package io.leadline.starter.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.message.WebhookAnswer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio reports about texts, and texts from people. Twilio signs the address that it called,
 * which is what the public URL says it is: no header that a caller could write decides it.
 */
public final class TwilioRoutes implements Routes {
  private static final int LIMIT = 1 << 20;

  private final String publicUrl;
  private final Receiver status;
  private final Receiver inbound;

  /** Verifies, parses and stores a webhook. */
  @FunctionalInterface
  public interface Receiver {
    WebhookAnswer receive(
        String url, @Nullable String contentType, byte[] body, @Nullable String signature);
  }

  /** Takes nothing: without the account's token no signature can be right. */
  public static final Receiver NOT_CONFIGURED =
      (url, contentType, body, signature) ->
          new WebhookAnswer(403, "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not set here");

  /**
   * @param publicUrl what Twilio calls this process by, without a slash at the end
   */
  public TwilioRoutes(String publicUrl, Receiver status, Receiver inbound) {
    this.publicUrl = publicUrl;
    this.status = status;
    this.inbound = inbound;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/webhooks/twilio/status", context -> answer(context, status));
    routes.post("/webhooks/twilio/inbound", context -> answer(context, inbound));
  }

  private void answer(Context context, Receiver receiver) throws IOException {
    WebhookRoutes.answer(
        context,
        receiver.receive(
            called(context),
            context.contentType(),
            WebhookRoutes.body(context, LIMIT),
            context.header("X-Twilio-Signature")));
  }

  private String called(Context context) {
    String query = context.queryString();
    return publicUrl + context.req().getRequestURI() + (query == null ? "" : "?" + query);
  }
}
