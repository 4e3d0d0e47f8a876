package io.leadline.activities.lead;

import io.leadline.activities.place.GeoPoint;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.Reach;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Builds leads for tests; every lead gets an id and an address of its own. */
public final class Leads {
  /** Moment at which built leads sign up, unless told otherwise. */
  public static final Instant SIGN_UP = Instant.parse("2026-11-24T13:00:00Z");

  /** Hasher of all built leads. */
  public static final AddressHasher HASHER = new AddressHasher(new byte[32]);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private String id;
  private String email;
  private @Nullable String phone;
  private @Nullable String externalId;
  private Interest interest =
      new Interest("registered nurse", "Austin, TX", new GeoPoint(30.2672, -97.7431), 40);
  private Frequency frequency = Frequency.DAILY;
  private ZoneId zone = ZoneId.of("America/Chicago");
  private int epoch = 1;
  private Instant at = SIGN_UP;
  private @Nullable Instant confirmedAt;
  private LeadStage stage = LeadStage.NEW;

  private Leads(int number) {
    id = idOf(number);
    email = "lead" + number + "@example.com";
  }

  /** A lead that has just signed up for nursing jobs in Austin by e-mail. */
  public static Leads aNewLead() {
    return new Leads(COUNT.incrementAndGet());
  }

  /** A lead that has confirmed its address and receives alerts. */
  public static Leads anActiveLead() {
    return aNewLead().confirmed(SIGN_UP).stage(LeadStage.ACTIVE);
  }

  public Leads id(String value) {
    id = value;
    return this;
  }

  public Leads email(String value) {
    email = value;
    return this;
  }

  public Leads phone(@Nullable String e164) {
    phone = e164;
    return this;
  }

  public Leads externalId(String value) {
    externalId = value;
    return this;
  }

  public Leads interest(Interest value) {
    interest = value;
    return this;
  }

  public Leads frequency(Frequency value) {
    frequency = value;
    return this;
  }

  public Leads zone(String value) {
    zone = ZoneId.of(value);
    return this;
  }

  public Leads epoch(int value) {
    epoch = value;
    return this;
  }

  /** When it signed up and entered its stage. */
  public Leads at(Instant value) {
    at = value;
    return this;
  }

  public Leads confirmed(Instant value) {
    confirmedAt = value;
    return this;
  }

  public Leads stage(LeadStage value) {
    stage = value;
    return this;
  }

  public Lead build() {
    return new Lead(
        id,
        email,
        HASHER.email(email),
        phone,
        phone == null ? null : HASHER.phone(phone),
        interest,
        frequency,
        zone,
        externalId,
        List.of(
            new ConsentRecord(
                epoch, true, phone != null, "Yes, send me jobs.", "203.0.113.7", at, confirmedAt)),
        epoch,
        null,
        List.of(),
        LeadEngagement.NONE,
        at,
        life());
  }

  private LeadState life() {
    if (stage == LeadStage.NEW) {
      return LeadState.fresh(id, at);
    }
    boolean granted = stage == LeadStage.ACTIVE;
    ChannelState channel =
        granted
            ? new ChannelState(Consent.GRANTED, Reach.OK)
            : new ChannelState(Consent.PENDING, Reach.UNKNOWN);
    return LeadStates.of(
        id,
        1,
        stage,
        stage == LeadStage.CLOSED ? CloseReason.UNSUBSCRIBED : null,
        epoch,
        1,
        channel,
        phone == null ? ChannelState.UNUSED : channel,
        at,
        null,
        List.of(),
        null);
  }

  private static String idOf(int number) {
    StringBuilder id = new StringBuilder();
    int rest = number;
    for (int i = 0; i < 16; i++) {
      id.append("abcdefghijklmnopqrstuvwxyz234567".charAt(rest % 32));
      rest /= 32;
    }
    return id.reverse().toString();
  }
}
