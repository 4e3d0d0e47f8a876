package io.leadline.starter.cli.verb;

import io.leadline.activities.timeline.LeadView;
import io.leadline.activities.timeline.LeadView.ChannelView;
import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Times;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A lead and its timeline as text, with times in the lead's own zone. */
final class LeadText {
  private final Cli cli;
  private final ZoneId zone;

  LeadText(Cli cli, ZoneId zone) {
    this.cli = cli;
    this.zone = zone;
  }

  void show(LeadView lead) {
    line("id", lead.id());
    line("stage", lead.stage() + (lead.reason() == null ? "" : ", " + lead.reason()));
    line("since", Times.minute(lead.since(), zone));
    line(
        "next",
        lead.nextAt() == null
            ? null
            : lead.nextStep() + " at " + Times.minute(lead.nextAt(), zone));
    parked(lead);
    lead.channels().forEach((name, channel) -> line(name, words(channel)));
    line("address", lead.email());
    line("phone", lead.phone());
    line(
        "looks for",
        lead.query()
            + where(lead)
            + (lead.minPay() == null ? "" : ", for " + lead.minPay() + " or more"));
    line("how often", lead.frequency().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    line("new address", lead.awaitsNewAddress() ? "waits for its proof" : null);
    line("time zone", lead.timeZone());
    line("external id", lead.externalId());
    line("signed up", Times.minute(lead.createdAt(), zone) + ", opt-in " + lead.epoch());
    if (lead.waiting() > 0) {
      line("waiting", lead.waiting() + " facts that its workflow has not heard yet");
    }
  }

  private static String where(LeadView lead) {
    if (lead.place() != null) {
      return ", within " + Math.round(lead.radiusKm()) + " km of " + lead.place();
    }
    return lead.remoteOnly() ? ", remote" : ", anywhere";
  }

  /** First of all what keeps it from going on, and what to do about it. */
  private void parked(LeadView lead) {
    ParkedStep parked = lead.parked();
    if (parked != null) {
      String step = parked.notice() == null ? "" : " " + parked.notice().kind();
      line("parked", cli.bad(parked.step() + step + " since " + Times.minute(parked.at(), zone)));
      line("cause", parked.cause());
      line("error id", parked.failureId() + ", as in the log");
      line("to do", "mend the cause, then ./leadline lead retry " + lead.id());
    }
  }

  void show(List<TimelineEntry> entries) {
    for (TimelineEntry entry : entries) {
      String detail = entry.detail() == null ? "" : cli.soft("  " + entry.detail());
      cli.print(Times.second(entry.at(), zone) + "  " + entry.title() + detail);
    }
  }

  private String words(ChannelView channel) {
    return channel.consent()
        + ", reach "
        + channel.reach()
        + (channel.setUp() || channel.consent() == Consent.NONE
            ? ""
            : ", " + cli.bad("not set up, so nothing goes out (see ./leadline doctor)"))
        + (channel.suppressed() == null
            ? ""
            : ", " + cli.bad("suppressed: " + channel.suppressed()))
        + (channel.stopped() == null ? "" : ", " + cli.bad(channel.stopped()))
        + (channel.nextAlertAt() == null
            ? ""
            : ", next alert " + Times.minute(channel.nextAlertAt(), zone));
  }

  private void line(String name, @Nullable String value) {
    if (value != null) {
      cli.print(cli.soft(String.format("%-12s", name)) + value);
    }
  }
}
