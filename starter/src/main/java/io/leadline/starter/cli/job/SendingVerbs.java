package io.leadline.starter.cli.job;

import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.activities.policy.ChannelStatus;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.JsonOption;
import io.leadline.workflows.lead.Channel;
import java.util.EnumSet;
import java.util.List;
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

  @Override
  public void run() {
    show(json);
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
      show(asJson);
    }
  }

  @Command(
      description = "Let messages leave again, at full speed.",
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
      show(asJson);
    }
  }

  private static Set<Channel> chosen(@Nullable Channel channel) {
    return channel == null ? EnumSet.allOf(Channel.class) : EnumSet.of(channel);
  }

  private void show(JsonOption asJson) {
    List<ChannelStatus> channels =
        new Features(cli.ports(), cli.settings(), cli.clock()).sendingOverview().channels();
    if (asJson.asked()) {
      cli.json(channels);
    } else {
      new SendingText(cli).print(channels);
    }
  }
}
