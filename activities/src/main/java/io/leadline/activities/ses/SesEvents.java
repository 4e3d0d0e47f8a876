package io.leadline.activities.ses;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.EventReport;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.webhook.WebhookFetch;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Amazon SES reports, one event a request, as Amazon SNS posts it: verifies it, confirms the
 * subscription to our one topic by itself, and hands what is about a message of ours to {@link
 * EventIntake}. The id of the SNS message makes a repeated event known.
 */
public final class SesEvents {
  private static final Logger LOG = LoggerFactory.getLogger(SesEvents.class);

  private final SnsTopic topic;
  private final WebhookFetch fetch;
  private final SnsSignature signature;
  private final EventReport report;
  private final InstantSource clock;

  public SesEvents(
      SnsTopic topic,
      WebhookFetch fetch,
      EventIntake intake,
      WebhookCounter counter,
      InstantSource clock) {
    this.topic = topic;
    this.fetch = fetch;
    this.signature = new SnsSignature(topic, fetch, clock);
    this.report = new EventReport("ses", intake, counter);
    this.clock = clock;
  }

  /**
   * Takes one request of SNS; everything is durable when it answers 204. Answers 503 when Amazon
   * cannot be reached, so that SNS tries again.
   *
   * @param rawBody exactly the bytes received
   */
  public WebhookAnswer receive(byte[] rawBody) {
    Optional<SnsMessage> read = SnsMessage.read(rawBody);
    if (read.isEmpty()) {
      return report.refuse(400, "the body is not a message of Amazon SNS");
    }
    SnsMessage message = read.get();
    try {
      Optional<String> problem = signature.problem(message);
      if (problem.isPresent()) {
        return report.refuse(403, problem.get());
      }
      return switch (message.type()) {
        case NOTIFICATION -> report.take(List.of(event(message)));
        case SUBSCRIBED -> confirm(message);
        case UNSUBSCRIBED -> unsubscribed();
      };
    } catch (IOException e) {
      LOG.warn("Amazon SNS cannot be asked: {}", e.toString());
      return report.refuse(503, "Amazon SNS cannot be reached right now");
    }
  }

  private Optional<ProviderEvent> event(SnsMessage message) {
    try {
      JsonNode event = SnsMessage.JSON.readTree(message.text("Message"));
      return SesEvent.read(event, message.text("MessageId"), clock.instant());
    } catch (IOException e) {
      // SES says in plain words that it may publish to the topic.
      return Optional.empty();
    }
  }

  private WebhookAnswer confirm(SnsMessage message) throws IOException {
    Optional<URI> address = topic.confirmationAt(message.text("SubscribeURL"));
    if (address.isEmpty()) {
      return report.refuse(403, "SubscribeURL does not confirm the topic in SES_TOPIC_ARN");
    }
    fetch.get(address.get());
    LOG.info("Confirmed the subscription to {}; events of SES come in from now on", topic.arn());
    return report.take(List.of());
  }

  private WebhookAnswer unsubscribed() {
    LOG.warn(
        "The subscription to {} was ended: no events of SES come in until it is made again",
        topic.arn());
    return report.take(List.of());
  }
}
