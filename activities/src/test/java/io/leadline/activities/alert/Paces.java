package io.leadline.activities.alert;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paces of daily alerts for tests. */
final class Paces {
  private Paces() {}

  static Slots.Pace mail(
      ZoneId zone, String hash, @Nullable LocalDate lastDate, @Nullable Instant lastSentAt) {
    return new Slots.Pace(Channel.EMAIL, zone, List.of(), hash, 1, lastDate, lastSentAt);
  }

  static Slots.Pace text(
      ZoneId zone,
      List<ZoneId> phoneZones,
      String hash,
      @Nullable LocalDate lastDate,
      @Nullable Instant lastSentAt) {
    return new Slots.Pace(Channel.SMS, zone, phoneZones, hash, 1, lastDate, lastSentAt);
  }

  static Slots.Pace everyDays(int days, Slots.Pace pace) {
    return new Slots.Pace(
        pace.channel(),
        pace.zone(),
        pace.phoneZones(),
        pace.interestHash(),
        days,
        pace.lastDate(),
        pace.lastSentAt());
  }
}
