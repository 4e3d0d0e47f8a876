package io.leadline.starter.cli.verb;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.place.TakenPlace;
import io.leadline.activities.signup.FieldProblem;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.page.Notice;
import io.leadline.workflows.lead.LeadStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lead}: everything about leads; here what brings them in. */
@Command(
    name = "lead",
    description = "Sign up, look at and act on leads.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline lead timeline ada@example.com",
    mixinStandardHelpOptions = true)
public final class LeadVerbs extends LeadActs {
  public LeadVerbs(Cli cli) {
    super(cli);
  }

  @Command(
      description = "Sign somebody up who agreed to it; the address still has to be confirmed.",
      footerHeading = "%nExample:%n",
      footer =
          "  ./leadline lead add ada@example.com --query \"registered nurse\" --location \"Austin,"
              + " TX\"",
      mixinStandardHelpOptions = true)
  void add(
      @Parameters(paramLabel = "ADDRESS") String email,
      @Option(names = "--query", required = true, description = "What work is looked for.")
          String query,
      @Option(
              names = "--location",
              description = "City, postal code or remote; anywhere without it.")
          @Nullable String location,
      @Option(names = "--radius", paramLabel = "KM") @Nullable Double radiusKm,
      @Option(
              names = "--min-pay",
              paramLabel = "PAY",
              description = "The least pay that will do, such as \"$20 an hour\".")
          @Nullable String minPay,
      @Option(names = "--phone") @Nullable String phone,
      @Option(
              names = "--time-zone",
              paramLabel = "ZONE",
              description = "Default: the place's, or the phone's.")
          @Nullable String timeZone,
      @Option(names = "--sms", description = "Agreed to text messages too.") boolean sms,
      @Option(
              names = "--consent-text",
              defaultValue = "Asked an operator for job alerts.",
              description = "The words that were agreed to.")
          String consentText,
      @Option(names = "--external-id", description = "Your own id of the person.")
          @Nullable String externalId,
      @Mixin JsonOption json) {
    SignUpForm form =
        new SignUpForm(
            email,
            phone,
            query,
            location,
            radiusKm,
            timeZone,
            true,
            sms,
            consentText,
            null,
            externalId,
            minPay);
    switch (features().signUp().signUp(form)) {
      case SignUpResult.Accepted accepted -> {
        Lead lead = find(desk(), accepted.leadId());
        if (json.asked()) {
          cli.json(
              new Added(
                  lead.id(),
                  lead.life().stage(),
                  accepted.known(),
                  accepted.suggestion(),
                  accepted.place()));
        } else {
          cli.print(lead.id() + (accepted.known() ? " (known before)" : ""));
          if (accepted.suggestion() != null) {
            cli.say("Did they mean " + accepted.suggestion() + "?");
          }
          if (accepted.shared()) {
            cli.say(Notice.SHARED);
          }
          if (accepted.place() != null) {
            cli.say(accepted.place().words());
          }
        }
      }
      case SignUpResult.Refused refused ->
          throw Exit.usage(
              refused.problems().stream().map(LeadVerbs::words).collect(Collectors.joining("\n")));
      case SignUpResult.TooMany tooMany ->
          throw Exit.failed("Too many sign-ups; wait " + tooMany.retryAfter().toSeconds() + " s.");
    }
  }

  /** What {@code lead add --json} prints. */
  record Added(
      String id,
      LeadStage stage,
      boolean known,
      @Nullable String suggestion,
      @Nullable TakenPlace place) {}

  private static String words(FieldProblem problem) {
    return problem.field()
        + ": "
        + problem.problem()
        + (problem.suggestion() == null ? "" : " Did you mean " + problem.suggestion() + "?");
  }

  @Command(
      name = "import",
      description = {
        "Take over leads from CSV with a heading, or JSON lines. Columns: email, query, and if"
            + " known phone, sms, location, radiusKm, minPay, timeZone, externalId.",
        "With consentText and consentTime (and consentIp) consent is proved and alerts begin;"
            + " without them each address is asked to confirm, spread over time.",
        "The same file may be imported again: addresses that are known are left as they are."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead import leads.csv --dry-run",
      mixinStandardHelpOptions = true)
  void importFile(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--dry-run", description = "Only tell what would be done.") boolean dry,
      @Mixin JsonOption json)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Exit.notFound("There is no file " + file);
    }
    LeadImportRun.Summary summary = new LeadImportRun(cli, features().leadImport(), dry).run(file);
    if (json.asked()) {
      cli.json(summary);
    } else {
      LeadImportRun.print(cli, summary);
    }
  }
}
