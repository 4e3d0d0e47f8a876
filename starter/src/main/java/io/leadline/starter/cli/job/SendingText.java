package io.leadline.starter.cli.job;

import io.leadline.activities.policy.ChannelStatus;
import io.leadline.activities.policy.RateThresholds;
import io.leadline.activities.policy.WarmUp;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** How the channels stand, for people. */
final class SendingText {
  private final Cli cli;

  SendingText(Cli cli) {
    this.cli = cli;
  }

  void print(List<ChannelStatus> channels) {
    Table table =
        new Table(cli, "CHANNEL", "SENDING", "RATE", "CALLS", "A WEEK", "SINCE", "BY", "WHY");
    channels.forEach(one -> row(table, one));
    table.print();
    for (ChannelStatus one : channels) {
      WarmUp.Progress warmUp = one.limits().warmUp();
      if (warmUp != null) {
        cli.print(
            "Warm-up of %s, day %d of %d: %d of %d mails today."
                .formatted(
                    warmUp.domain(), warmUp.day(), warmUp.days(), warmUp.used(), warmUp.allowed()));
      }
      one.limits()
          .domains()
          .forEach(
              (domain, use) ->
                  cli.print(
                      "To %s %d mails an hour: %d of %d in this quarter."
                          .formatted(domain, use.perHour(), use.used(), use.most())));
    }
    channels.stream().findFirst().ifPresent(one -> cli.print(words(one.limits().thresholds())));
  }

  private void row(Table table, ChannelStatus one) {
    ChannelStatus.Slowed slowed = one.slowed();
    if (one.stopped() || slowed == null) {
      table.row(
          one.channel(),
          one.stopped() ? cli.bad("stopped") : cli.good("on"),
          one.limits().rate(),
          one.limits().calls(),
          perWeek(one),
          Times.second(one.at(), ZoneId.systemDefault()),
          one.by() == null ? "" : one.by(),
          one.why() == null ? "" : one.why());
    } else {
      table.row(
          one.channel(),
          cli.bad("slowed"),
          one.limits().slowedRate(),
          one.limits().calls(),
          perWeek(one),
          Times.second(slowed.at(), ZoneId.systemDefault()),
          slowed.by(),
          slowed.why());
    }
  }

  private static String perWeek(ChannelStatus one) {
    int most = one.limits().perWeek();
    return most == 0 ? "off" : String.valueOf(most);
  }

  private static String words(RateThresholds thresholds) {
    return String.format(
        Locale.ROOT,
        "Slowed from %.2f %% of complaints or %.2f %% of hard bounces on, stopped from %.2f %% or"
            + " %.2f %%, of %d messages or more.",
        thresholds.complaints().slow(),
        thresholds.bounces().slow(),
        thresholds.complaints().stop(),
        thresholds.bounces().stop(),
        thresholds.sample());
  }
}
