package io.leadline.starter.cli.job;

import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sending}: whether messages leave, and the brake on each channel. */
@Command(
    name = "sending",
    description = "Whether messages leave by each channel; stop and start them everywhere.",
    synopsisSubcommandLabel = "[VERB]",
    footerHeading = "%nExample:%n",
    footer = {
      "  ./leadline sending",
      "  ./leadline sending stop --channel email --why \"wrong subject\""
    },
    mixinStandardHelpOptions = true)
public final class SendingVerbs implements Runnable {
  private final Cli cli;

  @Mixin private JsonOption json = new JsonOption();

  public SendingVerbs(Cli cli) {
    this.cli = cli;
  }

  /**
   * A channel as {@code --json} shows it.
   *
   * @param by who stopped it, {@code at} when and {@code why}; null while messages leave
   */
  record Sending(
      String channel,
      boolean stopped,
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String why) {}

  @Override
  public void run() {
    try (CliJobs jobs = CliJobs.open(cli)) {
      show(jobs.service().brakes(), json);
    }
  }

  @Command(
      description = {
        "Let no more messages leave; holds everywhere within a second and survives restarts.",
        "Alerts wait for up to their catch-up time, 4 hours, then their slots pass as",
        "SKIPPED_OUTAGE. Other messages wait, for nearly a day; then their lead is parked."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./leadline sending stop --channel email --why \"wrong subject\"",
      mixinStandardHelpOptions = true)
  void stop(
      @Option(names = "--channel", description = "EMAIL or SMS; both without it.")
          @Nullable Channel channel,
      @Option(names = "--why", defaultValue = "", description = "Shown with the stop.") String why,
      @Mixin JsonOption asJson) {
    try (CliJobs jobs = CliJobs.open(cli)) {
      BrakeDesk brakes = jobs.service().brakes();
      chosen(channel).forEach(one -> brakes.stopSending(one, CliJobs.WHO, why));
      show(brakes, asJson);
    }
  }

  @Command(
      description = "Let messages leave again.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline sending start",
      mixinStandardHelpOptions = true)
  void start(
      @Option(names = "--channel", description = "EMAIL or SMS; both without it.")
          @Nullable Channel channel,
      @Mixin JsonOption asJson) {
    try (CliJobs jobs = CliJobs.open(cli)) {
      BrakeDesk brakes = jobs.service().brakes();
      chosen(channel).forEach(one -> brakes.startSending(one, CliJobs.WHO));
      show(brakes, asJson);
    }
  }

  private static Set<Channel> chosen(@Nullable Channel channel) {
    return channel == null ? EnumSet.allOf(Channel.class) : EnumSet.of(channel);
  }

  private void show(BrakeDesk brakes, JsonOption asJson) {
    List<Sending> channels = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      Brake stop = brakes.sendingStop(channel).orElse(null);
      channels.add(
          stop == null
              ? new Sending(word(channel), false, null, null, null)
              : new Sending(word(channel), true, stop.by(), stop.at(), stop.why()));
    }
    if (asJson.asked()) {
      cli.json(channels);
      return;
    }
    Table table = new Table(cli, "CHANNEL", "SENDING", "SINCE", "BY", "WHY");
    for (Sending one : channels) {
      table.row(
          one.channel(),
          one.stopped() ? cli.bad("stopped") : cli.good("on"),
          Times.second(one.at(), ZoneId.systemDefault()),
          one.by() == null ? "" : one.by(),
          one.why() == null ? "" : one.why());
    }
    table.print();
  }

  private static String word(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
