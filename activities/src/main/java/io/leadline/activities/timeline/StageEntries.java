package io.leadline.activities.timeline;

import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Step;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stage history of a lead in words. */
final class StageEntries {
  private static final String UNSUBSCRIBE = "unsubscribe ";
  private static final String IGNORED = " ignored: ";
  private static final String SMS_STOP = "smsStop ";
  private static final String SMS_START = "smsStart ";

  private StageEntries() {}

  /**
   * @param zone where the lead lives
   */
  static List<TimelineEntry> of(List<LeadChange> changes, ZoneId zone) {
    List<TimelineEntry> entries = new ArrayList<>();
    ParkedStep parked = null;
    for (LeadChange change : changes) {
      ParkedStep parkedNow = change.after().parked();
      if (parkedNow != null && !parkedNow.equals(parked)) {
        entries.add(parked(parkedNow));
      } else {
        entries.add(
            new TimelineEntry(change.at(), "stage", title(change, zone), null, facts(change)));
      }
      parked = parkedNow;
    }
    return entries;
  }

  private static TimelineEntry parked(ParkedStep step) {
    return new TimelineEntry(
        step.at(),
        "parked",
        words(step.step()) + " ran out of attempts; an operator can retry it",
        step.cause(),
        Map.of("step", step.step().name(), "failure", step.failureId()));
  }

  private static String title(LeadChange change, ZoneId zone) {
    LeadState after = change.after();
    if (change.before() == after.stage()) {
      return same(change.why());
    }
    return switch (after.stage()) {
      case NEW -> "new";
      case VERIFYING ->
          change.before() == LeadStage.CLOSED
              ? "signed up again: waits for the button in the mail"
              : "waits for the button in the verification mail";
      case ACTIVE -> active(change.before());
      case PAUSED -> paused(after.pause(), zone);
      case WINBACK -> "still quiet: asked whether it is still looking";
      case ERASED -> "erased at its request";
      case CLOSED -> closed(after.reason(), change.why());
    };
  }

  private static String active(LeadStage before) {
    return switch (before) {
      case NEW, VERIFYING -> "address proved: alerts begin";
      case PAUSED, WINBACK, CLOSED -> "back: alerts go on";
      case ACTIVE, ERASED -> "active";
    };
  }

  private static String paused(LeadState.@Nullable Pause pause, ZoneId zone) {
    if (pause == null) {
      return "paused";
    }
    Instant end = pause.until();
    String until = end == null ? "" : " until " + LocalDate.ofInstant(end, zone);
    return switch (pause.reason()) {
      case INACTIVE -> "paused: it has not engaged for a long time";
      case LEAD_REQUEST -> "paused at its request" + until;
      case OPERATOR -> "paused by an operator" + until;
    };
  }

  private static String same(String why) {
    return switch (why) {
      case "resendVerification" -> "another verification mail was asked for";
      case "retryStep" -> "an operator had the parked step tried again";
      case "SEND_REMINDER" -> "time for the reminder";
      case "FINISH" -> "nothing more to wait for";
      case "WINBACK" -> "still quiet: asked for the last time";
      case "DROP_ADDRESS" -> "the new address was not proved in time: the old one stays";
      case "engaged since" -> "looked whether it still engages: it does";
      case "too few alerts delivered to judge" ->
          "looked whether it still engages: too few alerts were delivered to judge";
      case "no alert for a long time" -> "nothing new for a long time: asked to widen the search";
      case "engaged OPEN" -> "opened a mail, which alone ends no pause";
      case "preferences by LEAD" -> "changed what it wants";
      case "preferences by OPERATOR" -> "an operator changed what it wants";
      case "engaged HIRED" -> "found a job: asked whether it wants to stop";
      case "changeAddress" -> "another address waits for its proof";
      case "confirmAddress" -> "the new address is in use";
      case "deliveryFailing" -> "mail comes back for now: written to less often";
      case "deliveryRestored" -> "mail gets through again";
      default -> sameByBeginning(why);
    };
  }

  private static String sameByBeginning(String why) {
    if (why.startsWith(UNSUBSCRIBE)) {
      return unsubscribed(why);
    }
    if (why.contains(IGNORED)) {
      return why;
    }
    for (OptOutCause cause : OptOutCause.values()) {
      if (why.equals(SMS_STOP + cause.name())) {
        return "no more text messages: " + words(cause);
      }
    }
    return why.startsWith(SMS_START) ? "text messages from now on" : why;
  }

  private static String closed(@Nullable CloseReason reason, String why) {
    if (reason == null) {
      return "closed";
    }
    return switch (reason) {
      case NEVER_VERIFIED -> "closed: the address was never proved";
      case SUNSET -> "closed: quiet through both win-back mails";
      case UNSUBSCRIBED -> unsubscribed(why);
      case UNREACHABLE -> "closed: mail does not get through";
      case COMPLAINED -> "closed: a message was reported as spam";
    };
  }

  private static String unsubscribed(String why) {
    for (OptOutCause cause : OptOutCause.values()) {
      if (why.equals(UNSUBSCRIBE + cause.name())) {
        return "unsubscribed by " + words(cause);
      }
      if (why.startsWith(UNSUBSCRIBE + cause.name() + IGNORED)) {
        return "unsubscribed once more by " + words(cause) + "; it was already";
      }
    }
    return "unsubscribed";
  }

  private static String words(OptOutCause cause) {
    return switch (cause) {
      case ONE_CLICK -> "one-click";
      case PAGE -> "the button on our page";
      case PREFERENCES -> "the preferences page";
      case PROVIDER -> "an event of the mail provider";
      case REPLY -> "a reply such as STOP";
      case CARRIER -> "telling the carrier";
      case OPERATOR -> "an operator";
    };
  }

  private static String words(Step step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, String> facts(LeadChange change) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("from", change.before().name());
    facts.put("to", change.after().stage().name());
    facts.put("epoch", String.valueOf(change.after().epoch()));
    facts.put("why", change.why());
    CloseReason reason = change.after().reason();
    if (reason != null) {
      facts.put("reason", reason.name());
    }
    return facts;
  }
}
