package io.leadline.activities.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobSubmitter;
import io.leadline.activities.job.JobSubmitter.PartSubmission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Hands in one {@code deliver-webhook} job for each event and subscription that hears of it. The
 * job's id, which receivers see as that of the delivery, follows from both, so that publishing
 * again changes nothing.
 */
public final class EventPublisher {
  static final String KIND = "deliver-webhook";

  private static final int ID_BYTES = 16;

  private final SubscriptionsInSight subscriptions;
  private final JobSubmitter submitter;

  public EventPublisher(SubscriptionsInSight subscriptions, JobSubmitter submitter) {
    this.subscriptions = subscriptions;
    this.submitter = submitter;
  }

  /** Whether anybody hears of any of these types. */
  boolean isHeard(Set<String> types) {
    return subscriptions.all().stream().anyMatch(it -> types.stream().anyMatch(it::hears));
  }

  /** Returns when the deliveries are on disk. */
  public void publish(List<Event> events) {
    List<Subscription> all = subscriptions.all();
    List<PartSubmission> deliveries = new ArrayList<>();
    for (Event event : events) {
      for (Subscription subscription : all) {
        if (subscription.hears(event.type())) {
          deliveries.add(delivery(subscription, event));
        }
      }
    }
    if (!deliveries.isEmpty()) {
      submitter.submit(deliveries);
    }
  }

  private static PartSubmission delivery(Subscription subscription, Event event) {
    ObjectNode input = JobJson.mapper().createObjectNode();
    input.put("url", subscription.url().toString());
    input.put("event", event.type());
    input.set("data", JobJson.mapper().valueToTree(event.data()));
    input.set("at", JobJson.mapper().valueToTree(event.at()));
    input.put("subscription", subscription.id());
    return new PartSubmission(idOf(subscription.id(), event.id()), KIND, input, null);
  }

  private static String idOf(String subscription, String event) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((subscription + " " + event).getBytes(StandardCharsets.UTF_8));
      return "evt-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
