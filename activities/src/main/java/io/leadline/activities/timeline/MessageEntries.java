package io.leadline.activities.timeline;

import io.leadline.activities.message.Message;
import io.leadline.activities.message.Reactions;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages to a lead in words: the call, and what the provider reported since. */
final class MessageEntries {
  private static final int REMINDER = 2;

  /** Our own links tell; the rest is the provider's word. */
  private static final String CLICKED = "clicked a posting";

  private static final String SCANNED = "a link scanner followed links, which counts for nothing";
  private static final String PREFETCHED =
      "a mail program fetched the pictures by itself, which counts for nothing";
  private static final Set<String> SEEN_BY_US = Set.of(CLICKED, SCANNED, PREFETCHED);

  private MessageEntries() {}

  static List<TimelineEntry> of(Message message) {
    List<TimelineEntry> entries = new ArrayList<>();
    entries.add(
        new TimelineEntry(
            message.at(),
            "message",
            title(message),
            message.problem(),
            Map.of(
                "sendId", message.sendId(),
                "call", message.call(),
                "state", message.state().name(),
                "channel", message.channel().name(),
                "kind", message.kind().name(),
                "epoch", String.valueOf(message.epoch()))));
    Reactions reactions = message.reactions();
    event(entries, message, message.deliveredAt(), "DELIVERED", "delivered");
    event(entries, message, message.openedAt(), "OPENED", "opened");
    event(entries, message, message.clickedAt(), "CLICKED", CLICKED);
    event(entries, message, reactions.machineOpenedAt(), "MACHINE_OPENED", PREFETCHED);
    event(entries, message, reactions.machineClickedAt(), "MACHINE_CLICKED", SCANNED);
    event(
        entries,
        message,
        message.bouncedAt(),
        "BOUNCED",
        "refused for good by the recipient's server");
    event(
        entries,
        message,
        message.softBouncedAt(),
        "SOFT_BOUNCED",
        "refused for now by the recipient's server");
    event(entries, message, message.droppedAt(), "DROPPED", "not delivered for a reason of ours");
    event(entries, message, message.complainedAt(), "COMPLAINED", "reported as spam");
    event(entries, message, message.unsubscribedAt(), "UNSUBSCRIBED", "unsubscribed");
    return entries;
  }

  /** A channel as people say it. */
  static String words(Channel channel) {
    return switch (channel) {
      case EMAIL -> "e-mail";
      case SMS -> "text message";
    };
  }

  private static void event(
      List<TimelineEntry> entries,
      Message message,
      @Nullable Instant at,
      String event,
      String what) {
    if (at != null) {
      String who = SEEN_BY_US.contains(what) ? "" : "provider: ";
      String title = who + what + " " + later(Duration.between(message.at(), at));
      // Providers report whole seconds, which may lie just before our own time of the call.
      Instant shown = at.isBefore(message.at()) ? message.at() : at;
      entries.add(
          new TimelineEntry(
              shown, "provider", title, null, Map.of("sendId", message.sendId(), "event", event)));
    }
  }

  private static String title(Message message) {
    String what = what(message);
    return switch (message.state()) {
      case CLAIMED, CALLING -> what + " is being sent";
      case ACCEPTED -> what + " sent" + postings(message);
      case UNKNOWN -> what + " sent, but the provider's answer was lost; its events will tell";
      case REFUSED -> what + " refused by the provider";
      case NOT_ACCEPTED -> what + " was not accepted; it is sent again";
      case ABANDONED -> what + " given up before it was sent";
    };
  }

  private static String what(Message message) {
    int ordinal = SendId.ordinal(message.sendId());
    String by = " by " + words(message.channel());
    return switch (message.kind()) {
      case ALERT -> "alert" + by;
      case VERIFICATION -> ordinal == REMINDER ? "reminder" : "verification mail";
      case WELCOME -> "welcome" + by;
      case WINBACK ->
          (ordinal == 1 ? "first" : "last") + " question whether it is still looking" + by;
      case WIDEN -> "advice to widen the search" + by;
      case HIRED -> "offer to stop after finding a job" + by;
      case NEW_ADDRESS -> "question to prove the new address" + by;
      case ASK_ADDRESS -> "question for another address" + by;
      case DIRECT -> "message of an operator" + by;
    };
  }

  private static String postings(Message message) {
    int count = message.postings().size();
    return count == 0 ? "" : count == 1 ? ": 1 posting" : ": " + count + " postings";
  }

  private static String later(Duration since) {
    if (since.compareTo(Duration.ofSeconds(1)) < 0) {
      return "at once";
    }
    if (since.compareTo(Duration.ofMinutes(2)) < 0) {
      return since.toSeconds() + " s later";
    }
    if (since.compareTo(Duration.ofHours(2)) < 0) {
      return since.toMinutes() + " min later";
    }
    return since.toDays() < 2 ? since.toHours() + " h later" : since.toDays() + " days later";
  }
}
