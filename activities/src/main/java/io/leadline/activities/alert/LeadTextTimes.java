package io.leadline.activities.alert;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.TextTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Keeps texts inside the {@link TextWindow} of every zone in which a lead's phone may be. */
public final class LeadTextTimes implements TextTimes {
  /** Zones on opposite sides of the earth may share no hour at all: then the lead's own decides. */
  private static final Duration FAR_ENOUGH = Duration.ofDays(4);

  private final TextWindow window;
  private final PhoneZones phoneZones;

  public LeadTextTimes(TextWindow window, PhoneZones phoneZones) {
    this.window = window;
    this.phoneZones = phoneZones;
  }

  @Override
  public Instant earliest(Lead lead, Instant from) {
    String phone = lead.phone();
    return earliest(
        List.of(lead.timeZone()), phone == null ? List.of() : phoneZones.of(phone), from);
  }

  /** The same for a number, in E.164, of somebody who is no lead. */
  public Instant earliest(String phone, Instant from) {
    List<ZoneId> zones = phoneZones.of(phone);
    return earliest(zones.isEmpty() ? List.of(ZoneOffset.UTC) : zones, zones, from);
  }

  private Instant earliest(List<ZoneId> own, List<ZoneId> phone, Instant from) {
    List<ZoneId> all = Stream.concat(own.stream(), phone.stream()).distinct().toList();
    Instant until = from.plus(FAR_ENOUGH);
    return window
        .firstOpen(from, until, all)
        .or(() -> window.firstOpen(from, until, own))
        .orElse(until);
  }
}
