package io.leadline.starter.cli.verb;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs by which an operator acts on one lead; public as those of {@link LeadReading}. */
public abstract class LeadActs extends LeadReading {
  LeadActs(Cli cli) {
    super(cli);
  }

  @Command(
      description = "Stop sending to a lead, at its request; holds when this returns.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead unsubscribe ada@example.com --channel email",
      mixinStandardHelpOptions = true)
  public void unsubscribe(
      @Parameters(paramLabel = "LEAD") String name,
      @Option(names = "--channel", description = "Default: all of ${COMPLETION-CANDIDATES}")
          @Nullable Channel only,
      @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    for (Channel channel : only == null ? Channel.values() : new Channel[] {only}) {
      desk().unsubscribe(lead, channel, OptOutCause.OPERATOR);
    }
    result(lead, "unsubscribed", json);
  }

  @Command(
      description = "Send the verification mail again, within the limits.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead resend ada@example.com",
      mixinStandardHelpOptions = true)
  public void resend(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    LeadDesk.ResendResult asked = desk().resend(lead);
    switch (asked) {
      case SENT_SOON -> result(lead, "will be sent", json);
      case TOO_MANY -> throw Exit.failed("This lead has been sent enough for now.");
      case NOT_WAITING ->
          throw Exit.failed(
              "This lead waits for no verification; its stage is " + lead.life().stage() + ".");
    }
  }

  @Command(
      description = "Try again the step at which a lead is parked.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead retry ada@example.com",
      mixinStandardHelpOptions = true)
  public void retry(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    if (!desk().retryStep(lead)) {
      throw Exit.failed("This lead is not parked.");
    }
    result(lead, "is tried again", json);
  }

  @Command(
      description = "No alerts for a while; until further notice without --until.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead pause ada@example.com --until 2027-01-15",
      mixinStandardHelpOptions = true)
  public void pause(
      @Parameters(paramLabel = "LEAD") String name,
      @Option(
              names = "--until",
              paramLabel = "DATE",
              description = "Alerts resume on this day, in the zone of the lead.")
          @Nullable LocalDate until,
      @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    Instant end = until == null ? null : until.atStartOfDay(lead.timeZone()).toInstant();
    if (end != null && !end.isAfter(cli.clock().instant())) {
      throw Exit.usage("--until must be a day to come.");
    }
    taken(lead, desk().pause(lead, end, Actor.OPERATOR));
    result(lead, "will be paused", json);
  }

  @Command(
      description = "End a pause before its time.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead resume ada@example.com",
      mixinStandardHelpOptions = true)
  public void resume(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    taken(lead, desk().resume(lead, Actor.OPERATOR));
    result(lead, "will be resumed", json);
  }

  @Command(
      description = {
        "Delete what is known of a person, at its request; holds when this returns.",
        "Nothing brings it back. A keyed hash of address and number stays, so that they are not"
            + " written to by accident."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead erase ada@example.com --yes",
      mixinStandardHelpOptions = true)
  public void erase(
      @Parameters(paramLabel = "LEAD") String name,
      @Option(names = "--yes", description = "Do it: without this nothing happens.") boolean yes,
      @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    if (!yes) {
      throw Exit.usage(
          "This deletes everything that is known of lead "
              + lead.id()
              + " for good; say --yes. ./leadline lead export keeps a copy for the person.");
    }
    desk().erase(lead, Actor.OPERATOR);
    result(lead, "erased", json);
  }

  private static void taken(Lead lead, boolean taken) {
    if (!taken) {
      throw Exit.failed(
          "This lead is "
              + lead.life().stage()
              + "; only ACTIVE, PAUSED and WINBACK can be paused and resumed.");
    }
  }
}
