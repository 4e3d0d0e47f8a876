package io.leadline.activities.alert;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.place.GeoPoint;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Builds alert states for tests; every state belongs to a lead of its own. */
public final class StateBuilder {
  /** Slot of built states, unless told otherwise: 08:15 in Austin. */
  public static final Instant SLOT = Instant.parse("2026-11-24T14:15:00Z");

  /** What built states look for, unless told otherwise. */
  public static final Interest NURSING = interest("nursing");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private String leadId = "lead%012d".formatted(COUNT.incrementAndGet());
  private Interest interest = NURSING;
  private Channel channel = Channel.EMAIL;
  private List<ZoneId> phoneZones = List.of();
  private int everyDays = 1;
  private ZoneId zone = ZoneId.of("America/Chicago");
  private Instant slot = SLOT;
  private @Nullable Instant putOffSince;
  private boolean atOnce;
  private @Nullable LocalDate lastDate;
  private @Nullable Instant lastSentAt;
  private ShownPostings shown = ShownPostings.NONE;
  private RecentSlots recent = RecentSlots.NONE;
  private Affinity affinity = Affinity.NONE;

  private StateBuilder() {}

  public static StateBuilder aState() {
    return new StateBuilder();
  }

  /** An interest in these jobs around Austin. */
  public static Interest interest(String query) {
    return new Interest(query, "Austin, TX", new GeoPoint(30.2672, -97.7431), 40);
  }

  public StateBuilder lead(String value) {
    leadId = value;
    return this;
  }

  public StateBuilder interest(Interest value) {
    interest = value;
    return this;
  }

  public StateBuilder zone(String value) {
    zone = ZoneId.of(value);
    return this;
  }

  /** By text instead of mail; the phone may be in these zones too. */
  public StateBuilder byText(String... zones) {
    channel = Channel.SMS;
    phoneZones = Arrays.stream(zones).map(ZoneId::of).toList();
    return this;
  }

  public StateBuilder everyDays(int value) {
    everyDays = value;
    return this;
  }

  public StateBuilder slot(Instant value) {
    slot = value;
    return this;
  }

  /** Its slot was first due then. */
  public StateBuilder putOffSince(Instant value) {
    putOffSince = value;
    return this;
  }

  public StateBuilder atOnce() {
    atOnce = true;
    return this;
  }

  public StateBuilder last(LocalDate date, Instant sentAt) {
    lastDate = date;
    lastSentAt = sentAt;
    return this;
  }

  public StateBuilder shown(ShownPostings value) {
    shown = value;
    return this;
  }

  public StateBuilder liking(Affinity value) {
    affinity = value;
    return this;
  }

  public StateBuilder recent(RecentSlots value) {
    recent = value;
    return this;
  }

  /** Its last slot passed without a provider of such messages. */
  public StateBuilder withoutProviderSoFar() {
    return recent(
        RecentSlots.NONE.plus(
            new RecentSlots.Entry(
                SLOT, AlertOutcome.SKIPPED_NO_PROVIDER, LocalDate.of(2026, 11, 24), 0, 0)));
  }

  public AlertState build() {
    return new AlertState(
        leadId,
        channel,
        interest,
        InterestHash.of(interest),
        zone,
        phoneZones,
        everyDays,
        channel == Channel.SMS ? "+15125550123" : leadId + "@example.com",
        "hash-" + leadId,
        1,
        1,
        slot,
        putOffSince,
        atOnce,
        lastDate,
        lastSentAt,
        shown,
        recent,
        affinity);
  }
}
