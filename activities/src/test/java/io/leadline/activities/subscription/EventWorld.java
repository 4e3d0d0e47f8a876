package io.leadline.activities.subscription;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.StoredJobSubmitter;
import io.leadline.activities.webhook.DeliverWebhook;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Subscriptions and stores in memory, and the deliveries that came of events. */
final class EventWorld {
  static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  final FakeSubscriptions subscriptions = new FakeSubscriptions();
  final FakeJobStore jobs = new FakeJobStore();
  final FakeJobGroups groups = new FakeJobGroups();
  final FakeSealer sealer = new FakeSealer();
  Instant now = NOW;
  private final AtomicInteger ids = new AtomicInteger();

  /** As a process that has just started sees it. */
  EventPublisher publisher() {
    return new EventPublisher(
        new SubscriptionsInSight(subscriptions, () -> now),
        new StoredJobSubmitter(
            Catalogue.kinds(),
            new JobInputs(),
            jobs,
            groups,
            sealer,
            () -> "g" + ids.incrementAndGet(),
            () -> now));
  }

  void subscribe(String id, String... events) {
    subscriptions.insert(
        new Subscription(
            id,
            URI.create("https://hooks.example.com/" + id),
            List.of(events),
            Sealed.of(new byte[] {1}),
            true,
            null,
            now));
  }

  List<JobRecord> deliveries() {
    return jobs.list(JobFilter.ALL.kind("deliver-webhook"), 1000);
  }

  List<String> delivered() {
    return deliveries().stream()
        .map(this::input)
        .map(input -> input.subscription() + " " + input.event())
        .sorted()
        .toList();
  }

  DeliverWebhook.Input input(JobRecord delivery) {
    return (DeliverWebhook.Input)
        JobJson.read(sealer.open(delivery.input()), DeliverWebhook.Input.class);
  }
}
