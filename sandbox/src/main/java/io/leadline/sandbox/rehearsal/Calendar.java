package io.leadline.sandbox.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Days of a life, counted from 1 on the day of the sign-up, where the lead lives at that time. */
final class Calendar {
  private final LocalDate firstDay;
  private final ZoneId firstZone;
  private final NavigableMap<Instant, ZoneId> moves = new TreeMap<>();

  Calendar(LocalDate firstDay, ZoneId zone) {
    this.firstDay = firstDay;
    this.firstZone = zone;
  }

  void moved(Instant at, ZoneId zone) {
    moves.put(at, zone);
  }

  /** That moment as its clocks show it. */
  ZonedDateTime local(Instant at) {
    var move = moves.floorEntry(at);
    return at.atZone(move == null ? firstZone : move.getValue());
  }

  int dayOf(Instant at) {
    return (int) ChronoUnit.DAYS.between(firstDay, local(at).toLocalDate()) + 1;
  }

  LocalDate date(int day) {
    return firstDay.plusDays(day - 1L);
  }

  /** The zone it lives in now. */
  ZoneId zone() {
    var move = moves.lastEntry();
    return move == null ? firstZone : move.getValue();
  }

  /** The first moment of a day. */
  Instant startOf(int day) {
    return date(day).atStartOfDay(zone()).toInstant();
  }
}
