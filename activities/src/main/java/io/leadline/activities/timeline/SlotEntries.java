package io.leadline.activities.timeline;

import io.leadline.activities.alert.SlotOutcome;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alert slots that left no message, in words. */
final class SlotEntries {
  private SlotEntries() {}

  /**
   * @param shown send ids whose messages tell the story already
   */
  static List<TimelineEntry> of(List<SlotOutcome> slots, ZoneId zone, Set<String> shown) {
    List<TimelineEntry> entries = new ArrayList<>();
    Map<Channel, Instant> lastAlert = new EnumMap<>(Channel.class);
    for (SlotOutcome slot : slots) {
      String sendId = slot.sendId();
      if (sendId == null || !shown.contains(sendId)) {
        String title = title(slot, zone, lastAlert.get(slot.channel()));
        Map<String, String> facts =
            Map.of("channel", slot.channel().name(), "outcome", slot.outcome());
        entries.add(new TimelineEntry(slot.slot(), "slot", title, slot.detail(), facts));
      }
      if (slot.outcome().equals("SENT")) {
        lastAlert.put(slot.channel(), slot.slot());
      }
    }
    return entries;
  }

  private static String title(SlotOutcome slot, ZoneId zone, @Nullable Instant lastAlert) {
    String channel = MessageEntries.words(slot.channel());
    String none = "no alert by " + channel + ": ";
    return switch (slot.outcome()) {
      case "SENT" -> "alert by " + channel + " sent";
      case "UNKNOWN" -> "alert by " + channel + " sent, but the provider's answer was lost";
      case "NO_NEW" -> none + "nothing new" + since(lastAlert, zone);
      case "SUPPRESSED" -> none + "the address is suppressed";
      case "SKIPPED_OUTAGE" -> none + "the slot had passed when we could send again";
      case "QUIET_HOURS" -> none + "quiet hours";
      case "SKIPPED_NO_PROVIDER" -> none + "this channel is not set up";
      case "CAPPED" -> none + "it has had as many within a week as it may have";
      case "WARMING_UP" -> none + "our domain is warming up and carries no more that day";
      case "RATE_LIMITED" -> none + "its mail domain took no more until it was too late";
      case "RECIPIENT_DEAD" -> none + "the provider refuses the address";
      case "RECIPIENT_OPTED_OUT" -> none + "the recipient told the carrier to stop";
      case "BLOCKED" -> none + "the provider does not carry it to this recipient";
      default -> none + slot.outcome().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static String since(@Nullable Instant lastAlert, ZoneId zone) {
    return lastAlert == null ? " yet" : " since " + lastAlert.atZone(zone).toLocalDate();
  }
}
