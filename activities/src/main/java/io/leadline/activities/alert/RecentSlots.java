package io.leadline.activities.alert;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The newest slots of a lead and their outcomes, eight bytes each, because the whole memory is
 * written with every alert: slot in seconds (4), outcome code, distance of the local date from the
 * date in UTC, postings found, postings chosen.
 */
public final class RecentSlots {
  /** How many are remembered. */
  static final int LIMIT = 90;

  public static final RecentSlots NONE = new RecentSlots(new byte[0]);

  private static final int WIDTH = 8;
  private static final int MOST = 255;

  private final byte[] bytes;

  private RecentSlots(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * One slot.
   *
   * @param date local date of the slot where the lead was
   * @param found postings that fitted, at most 255
   * @param chosen postings in the alert, at most 255
   */
  public record Entry(Instant slot, AlertOutcome outcome, LocalDate date, int found, int chosen) {}

  /** Reads what {@link #toBytes} wrote. */
  public static RecentSlots of(byte[] bytes) {
    return new RecentSlots(bytes.clone());
  }

  /** These slots with one more; the oldest is forgotten beyond the limit. */
  public RecentSlots plus(Entry entry) {
    int drop = Math.max(0, bytes.length - (LIMIT - 1) * WIDTH);
    ByteBuffer all = ByteBuffer.allocate(bytes.length - drop + WIDTH);
    all.put(bytes, drop, bytes.length - drop);
    long utcDay = entry.slot().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    all.putInt((int) entry.slot().getEpochSecond());
    all.put((byte) entry.outcome().code());
    all.put((byte) (entry.date().toEpochDay() - utcDay));
    all.put((byte) Math.min(entry.found(), MOST));
    all.put((byte) Math.min(entry.chosen(), MOST));
    return new RecentSlots(all.array());
  }

  /** Oldest first. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.remaining() >= WIDTH) {
      Instant slot = Instant.ofEpochSecond(Integer.toUnsignedLong(all.getInt()));
      AlertOutcome outcome = AlertOutcome.ofCode(all.get());
      LocalDate date = slot.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(all.get());
      int found = Byte.toUnsignedInt(all.get());
      entries.add(new Entry(slot, outcome, date, found, Byte.toUnsignedInt(all.get())));
    }
    return entries;
  }

  /** Dates on which an alert went out, or may have, oldest first. */
  List<LocalDate> sentOn() {
    return entries().stream()
        .filter(entry -> entry.outcome().mayHaveArrived())
        .map(Entry::date)
        .toList();
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentSlots that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return entries().toString();
  }
}
