package io.leadline.activities.webhook;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobCancelledException;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.job.RetryNotBefore;
import io.leadline.activities.webhook.WebhookPost.Answer;
import io.leadline.activities.webhook.WebhookPost.ForbiddenReceiverException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells another system of an event, as Standard Webhooks says: signed, with an id that is the same
 * in every attempt, so that a receiver that sees it twice knows.
 */
public final class DeliverWebhook
    implements BackgroundJob<DeliverWebhook.Input, DeliverWebhook.Delivered> {
  static final int MOST_BYTES = 20_000;
  private static final int GONE = 410;
  private static final List<Integer> SAY_WHEN = List.of(429, 503);

  private final WebhookPost http;
  private final WebhookSecrets secrets;
  private final Subscribers subscribers;
  private final InstantSource clock;

  public DeliverWebhook(
      WebhookPost http, WebhookSecrets secrets, Subscribers subscribers, InstantSource clock) {
    this.http = http;
    this.secrets = secrets;
    this.subscribers = subscribers;
    this.clock = clock;
  }

  /**
   * The event and who hears of it.
   *
   * @param url of the receiver
   * @param event its name, such as {@code lead.confirmed}
   * @param data what there is to say, at most 20 kB
   * @param at when it happened; null for the time of the attempt
   * @param subscription whose secret signs it, and which is disabled when the receiver is gone;
   *     null for a message of its own
   */
  public record Input(
      URI url,
      String event,
      Map<String, Object> data,
      @Nullable Instant at,
      @Nullable String subscription) {
    public Input {
      if (!event.matches("[A-Za-z0-9._-]{1,100}")) {
        throw new IllegalArgumentException("event must be a name such as lead.confirmed");
      }
    }
  }

  /** The receiver's status, 2xx, and the attempt that got it. */
  public record Delivered(int status, int attempt) {}

  @Override
  public Delivered run(Input input, JobContext context) throws IOException {
    Instant now = clock.instant();
    byte[] body = body(input, now);
    List<byte[]> keys = keys(input);
    Answer answer;
    try {
      answer = http.post(input.url(), headers(input, body, now, context, keys), body);
    } catch (ForbiddenReceiverException e) {
      throw new PermanentFailure(String.valueOf(e.getMessage()), e);
    }
    if (answer.status() == GONE && input.subscription() != null) {
      String gone = "the receiver answered 410: it wants to hear nothing any more";
      subscribers.disable(input.subscription(), gone);
      throw new JobCancelledException(gone);
    }
    return delivered(answer, now, context);
  }

  private List<byte[]> keys(Input input) {
    if (input.subscription() == null) {
      return secrets.of(input.url());
    }
    return List.of(
        subscribers
            .secret(input.subscription())
            .orElseThrow(() -> new JobCancelledException("the subscription hears no more")));
  }

  private static byte[] body(Input input, Instant now) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", input.event());
    message.put("timestamp", input.at() == null ? now.truncatedTo(ChronoUnit.SECONDS) : input.at());
    message.put("data", input.data());
    byte[] body = JobJson.write(message);
    if (body.length > MOST_BYTES) {
      throw new PermanentFailure("the body is larger than " + MOST_BYTES + " bytes");
    }
    return body;
  }

  private static Map<String, String> headers(
      Input input, byte[] body, Instant now, JobContext context, List<byte[]> keys) {
    String id = context.idempotencyKey();
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", String.valueOf(now.getEpochSecond()),
        "webhook-signature", WebhookSignature.of(id, now, body, keys),
        "X-Webhook-Event", input.event(),
        "X-Webhook-Delivery", id);
  }

  private static Delivered delivered(Answer answer, Instant now, JobContext context) {
    int status = answer.status();
    if (status / 100 == 2) {
      return new Delivered(status, context.attempt());
    } else if (status == GONE) {
      throw new PermanentFailure("the receiver answered 410: it wants to hear nothing any more");
    }
    Instant wanted =
        SAY_WHEN.contains(status) ? RetryAfter.read(answer.retryAfter(), now).orElse(now) : now;
    throw new RetryNotBefore(wanted, "the receiver answered " + status);
  }
}
