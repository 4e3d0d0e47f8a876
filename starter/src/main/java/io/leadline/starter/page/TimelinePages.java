package io.leadline.starter.page;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.timeline.LeadView;
import io.leadline.activities.timeline.LeadView.ChannelView;
import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.starter.page.TimelinePage.Fact;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the page of a lead's timeline from what an operator is shown of the lead. */
public final class TimelinePages {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, HH:mm", Locale.ENGLISH);

  private TimelinePages() {}

  /**
   * @param entries oldest first
   * @param style see {@link TimelinePage}
   */
  public static TimelinePage of(
      Lead lead, LeadView view, List<TimelineEntry> entries, @Nullable String style) {
    ZoneId zone = lead.timeZone();
    return new TimelinePage(
        view.email().isEmpty() ? view.id() : view.email(),
        standing(view, zone),
        TimelineDays.of(entries, zone),
        style);
  }

  private static List<Fact> standing(LeadView view, ZoneId zone) {
    List<Fact> facts = new ArrayList<>();
    ParkedStep parked = view.parked();
    if (parked != null) {
      facts.add(new Fact("parked", words(parked.step().name()) + ": " + parked.cause(), true));
      facts.add(new Fact("to do", "Mend the cause, then ./leadline lead retry " + view.id(), true));
    }
    String reason = view.reason() == null ? "" : ", " + words(view.reason());
    facts.add(
        new Fact(
            "stage",
            words(view.stage().name()) + reason + " since " + moment(view.since(), zone),
            false));
    if (view.nextAt() != null && view.nextStep() != null) {
      facts.add(
          new Fact("next", words(view.nextStep()) + " on " + moment(view.nextAt(), zone), false));
    }
    channel(facts, "e-mail", view.channels().get("email"));
    channel(facts, "texts", view.channels().get("sms"));
    facts.add(
        new Fact(
            "looks for",
            view.query() + (view.place() == null ? ", anywhere" : " near " + view.place()),
            false));
    facts.add(new Fact("times in", view.timeZone(), false));
    facts.add(new Fact("id", view.id(), false));
    return facts;
  }

  private static void channel(List<Fact> facts, String name, @Nullable ChannelView channel) {
    if (channel != null) {
      boolean missing = !channel.setUp() && channel.consent() != Consent.NONE;
      String stopped =
          channel.suppressed() == null ? "" : ", suppressed: " + words(channel.suppressed().name());
      facts.add(
          new Fact(
              name,
              words(channel.consent().name())
                  + ", reach "
                  + words(channel.reach().name())
                  + (missing ? ", not set up: nothing goes out" : "")
                  + stopped,
              missing || channel.suppressed() != null));
    }
  }

  private static String moment(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
