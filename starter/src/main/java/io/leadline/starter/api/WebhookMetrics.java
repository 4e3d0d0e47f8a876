package io.leadline.starter.api;

import io.leadline.activities.message.WebhookCounter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** The metric {@code leadline_webhook_events_total}. */
public final class WebhookMetrics implements WebhookCounter {
  private final MeterRegistry registry;

  public WebhookMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void count(String source, String event, Outcome outcome) {
    Counter.builder("leadline.webhook.events")
        .description("What webhooks brought, and what became of it")
        .tag("source", source)
        .tag("event", event)
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }
}
