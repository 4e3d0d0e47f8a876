package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import io.leadline.activities.alert.Affinity;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.alert.RecentSlots;
import io.leadline.activities.alert.ShownPostings;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.place.GeoPoint;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** How an alert state looks in MongoDB. Absent fields stand for null. */
final class AlertStateDocument {
  static final String SLOT = "slot";
  static final String CHANNEL = "channel";
  private static final String PUT_OFF_SINCE = "putOffSince";
  private static final String AT_ONCE = "atOnce";
  private static final String LAST_DATE = "lastDate";
  private static final String LAST_SENT = "lastSentAt";
  private static final String SHOWN = "shown";
  private static final String PHONE_ZONES = "phoneZones";
  private static final String EVERY_DAYS = "everyDays";
  private static final String RECENT = "recent";
  private static final String AFFINITY = "affinity";
  private static final int HASH_LENGTH = 16;

  private AlertStateDocument() {}

  static Document write(AlertState state) {
    Document document =
        new Document("_id", state.id())
            .append("lead", state.leadId())
            .append(CHANNEL, state.channel().name())
            .append("query", state.interest().query())
            .append("radiusKm", state.interest().radiusKm())
            .append("zone", state.zone().getId())
            .append(EVERY_DAYS, state.everyDays())
            .append("addressHash", state.addressHash())
            .append("epoch", state.epoch())
            .append("addressVersion", state.addressVersion())
            .append(AT_ONCE, state.atOnce())
            .append(SHOWN, new Binary(state.shown().toBytes()))
            .append(RECENT, new Binary(state.recent().toBytes()));
    GeoPoint centre = state.interest().centre();
    append(document, "remoteOnly", state.interest().remoteOnly() ? true : null);
    append(document, "minPay", state.interest().minPay());
    append(document, AFFINITY, bytes(state.affinity()));
    append(document, "place", state.interest().placeName());
    append(document, "latitude", centre == null ? null : centre.latitude());
    append(document, "longitude", centre == null ? null : centre.longitude());
    append(document, "address", state.address());
    append(document, PHONE_ZONES, ids(state.phoneZones()));
    append(document, SLOT, date(state.slot()));
    append(document, PUT_OFF_SINCE, date(state.putOffSince()));
    append(document, LAST_DATE, day(state.lastDate()));
    append(document, LAST_SENT, date(state.lastSentAt()));
    return document;
  }

  /** The fields that an outcome changes. */
  static Bson outcome(AlertState after) {
    List<Bson> changes = new ArrayList<>();
    changes.add(set(SLOT, date(after.dueSlot())));
    changes.add(set(AT_ONCE, after.atOnce()));
    changes.add(set(RECENT, new Binary(after.recent().toBytes())));
    changes.add(set(SHOWN, new Binary(after.shown().toBytes())));
    changes.add(change(PUT_OFF_SINCE, date(after.putOffSince())));
    changes.add(change(LAST_DATE, day(after.lastDate())));
    changes.add(change(LAST_SENT, date(after.lastSentAt())));
    return combine(changes);
  }

  static AlertState read(Document document) {
    Double latitude = document.getDouble("latitude");
    Double longitude = document.getDouble("longitude");
    GeoPoint centre =
        latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    Number lastDate = document.get(LAST_DATE, Number.class);
    return new AlertState(
        document.getString("lead"),
        Channel.valueOf(document.getString(CHANNEL)),
        new Interest(
            document.getString("query"),
            document.getString("place"),
            centre,
            document.getDouble("radiusKm"),
            document.getBoolean("remoteOnly", false),
            document.getString("minPay")),
        document.getString("_id").substring(0, HASH_LENGTH),
        ZoneId.of(document.getString("zone")),
        zones(document.getList(PHONE_ZONES, String.class, List.of())),
        document.getInteger(EVERY_DAYS, 1),
        document.getString("address"),
        document.getString("addressHash"),
        document.getInteger("epoch"),
        document.getInteger("addressVersion"),
        instant(document.getDate(SLOT)),
        instant(document.getDate(PUT_OFF_SINCE)),
        document.getBoolean(AT_ONCE),
        lastDate == null ? null : LocalDate.ofEpochDay(lastDate.longValue()),
        instant(document.getDate(LAST_SENT)),
        ShownPostings.of(document.get(SHOWN, Binary.class).getData()),
        RecentSlots.of(document.get(RECENT, Binary.class).getData()),
        affinity(document));
  }

  private static Affinity affinity(Document document) {
    Binary stored = document.get(AFFINITY, Binary.class);
    return stored == null ? Affinity.NONE : Affinity.of(stored.getData());
  }

  /** The change from one memory of likings to another. */
  static Bson affinity(Affinity after) {
    return set(AFFINITY, bytes(after));
  }

  /** Whether the stored memory of likings is that one. */
  static Bson isLiking(Affinity affinity) {
    return affinity.isEmpty() ? exists(AFFINITY, false) : eq(AFFINITY, bytes(affinity));
  }

  private static @Nullable Binary bytes(Affinity affinity) {
    return affinity.isEmpty() ? null : new Binary(affinity.toBytes());
  }

  private static @Nullable List<String> ids(List<ZoneId> zones) {
    return zones.isEmpty() ? null : zones.stream().map(ZoneId::getId).toList();
  }

  private static List<ZoneId> zones(List<String> ids) {
    return ids.stream().map(ZoneId::of).toList();
  }

  private static void append(Document document, String field, @Nullable Object value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  private static Bson change(String field, @Nullable Object value) {
    return value == null ? unset(field) : set(field, value);
  }

  private static @Nullable Date date(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static @Nullable Integer day(@Nullable LocalDate date) {
    return date == null ? null : Math.toIntExact(date.toEpochDay());
  }
}
