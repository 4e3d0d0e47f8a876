package io.leadline.activities.lead;

import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.Messages;
import io.leadline.workflows.lead.Engagement;
import io.leadline.workflows.lead.LifecycleSettings;
import io.leadline.workflows.lead.QuietTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Reads what a lead's workflow looks for when it asks whether the lead still engages. */
public final class EngagementReader {
  private final LeadStore leads;
  private final Messages messages;
  private final LifecycleSettings settings;
  private final InstantSource clock;

  public EngagementReader(
      LeadStore leads, Messages messages, LifecycleSettings settings, InstantSource clock) {
    this.leads = leads;
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param activeSince when the lead last became active
   */
  public Engagement read(String leadId, Instant activeSince) {
    return leads
        .find(leadId)
        .map(lead -> read(lead, activeSince))
        .orElse(new Engagement(null, null, 0, null, 1, settings));
  }

  private Engagement read(Lead lead, Instant activeSince) {
    LeadEngagement engaged = lead.engagement();
    Instant base =
        QuietTime.base(
            activeSince, engaged.lastStrong(), engaged.lastWeak(), settings.quiet().openCredit());
    // An alert that was read after its delivery lies before the quiet time, and was one still.
    Instant recent = clock.instant().minus(settings.quiet().widenAfter());
    List<Instant> deliveries = deliveries(lead, recent.isBefore(base) ? recent : base);
    return new Engagement(
        engaged.lastStrong(),
        engaged.lastWeak(),
        (int) deliveries.stream().filter(at -> at.isAfter(base)).count(),
        deliveries.isEmpty() ? null : deliveries.getLast(),
        lead.frequency().days(),
        settings);
  }

  /** Alerts that got through since then, oldest first. */
  private List<Instant> deliveries(Lead lead, Instant since) {
    // A day more on both sides: local dates, and slots that the sandbox runs ahead of the clock.
    LocalDate from = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1);
    LocalDate to = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    return messages.of(lead, from, to).stream()
        .filter(message -> message.kind() == MessageKind.ALERT)
        .map(Message::deliveredAt)
        .filter(Objects::nonNull)
        .filter(at -> at.isAfter(since))
        .sorted()
        .toList();
  }
}
