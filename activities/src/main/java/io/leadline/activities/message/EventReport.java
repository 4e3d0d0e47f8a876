package io.leadline.activities.message;

import io.leadline.activities.message.WebhookCounter.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The events of one webhook request on their way into {@link EventIntake}, counted by outcome. */
public final class EventReport {
  private final String source;
  private final EventIntake intake;
  private final WebhookCounter counter;

  /**
   * @param source the provider, such as {@code resend}
   */
  public EventReport(String source, EventIntake intake, WebhookCounter counter) {
    this.source = source;
    this.intake = intake;
    this.counter = counter;
  }

  /**
   * Takes the events; everything is durable when this returns.
   *
   * @param read empty for each item that is not about a message of ours, which is passed over
   */
  public WebhookAnswer take(List<Optional<ProviderEvent>> read) {
    List<ProviderEvent> events = read.stream().flatMap(Optional::stream).toList();
    for (int unknown = read.size() - events.size(); unknown > 0; unknown--) {
      counter.count(source, "unknown", Outcome.PASSED_OVER);
    }
    Map<String, Outcome> outcomes = intake.take(events);
    for (ProviderEvent event : events) {
      Outcome outcome = outcomes.getOrDefault(event.id(), Outcome.TAKEN);
      counter.count(source, event.type().name().toLowerCase(Locale.ROOT), outcome);
    }
    return new WebhookAnswer(204, "taken");
  }

  /** Counts and answers a request that is not taken. */
  public WebhookAnswer refuse(int status, String reason) {
    counter.count(source, "request", Outcome.REFUSED);
    return new WebhookAnswer(status, reason);
  }
}
