package io.leadline.starter.cli.verb;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.signup.FieldProblem;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.activities.timeline.LeadView;
import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.TimelinePages;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.OptOutCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lead}: one lead by id, address or phone number, or a list of them. */
@Command(
    name = "lead",
    description = "Sign up, look at and act on leads.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline lead timeline ada@example.com",
    mixinStandardHelpOptions = true)
public final class LeadVerbs extends Group {
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
      @Option(names = "--location", description = "City or postal code; anywhere without it.")
          @Nullable String location,
      @Option(names = "--radius", paramLabel = "KM") @Nullable Double radiusKm,
      @Option(names = "--phone") @Nullable String phone,
      @Option(names = "--time-zone", paramLabel = "ZONE", description = "Default: the place's.")
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
            externalId);
    switch (features().signUp().signUp(form)) {
      case SignUpResult.Accepted accepted -> {
        Lead lead = find(desk(), accepted.leadId());
        if (json.asked()) {
          cli.json(
              new Added(lead.id(), lead.life().stage(), accepted.known(), accepted.suggestion()));
        } else {
          cli.print(lead.id() + (accepted.known() ? " (known before)" : ""));
          if (accepted.suggestion() != null) {
            cli.say("Did they mean " + accepted.suggestion() + "?");
          }
          if (accepted.shared()) {
            cli.say(Notice.SHARED);
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
  record Added(String id, LeadStage stage, boolean known, @Nullable String suggestion) {}

  private static String words(FieldProblem problem) {
    return problem.field()
        + ": "
        + problem.problem()
        + (problem.suggestion() == null ? "" : " Did you mean " + problem.suggestion() + "?");
  }

  @Command(
      description = "Everything that is known of a lead now.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead show ada@example.com --json",
      mixinStandardHelpOptions = true)
  void show(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    LeadView view = features().leadViews().of(lead);
    if (json.asked()) {
      cli.json(view);
    } else {
      new LeadText(cli, lead.timeZone()).show(view);
    }
  }

  @Command(
      description = "What happened to a lead and why: stages, slots, messages, events since.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead timeline ada@example.com --html ada.html",
      mixinStandardHelpOptions = true)
  void timeline(
      @Parameters(paramLabel = "LEAD") String name,
      @Option(
              names = "--html",
              paramLabel = "FILE",
              description = "Write it as a page; - for standard output.")
          @Nullable Path html,
      @Mixin JsonOption json)
      throws IOException {
    Lead lead = find(desk(), name);
    List<TimelineEntry> entries = features().leadTimeline().of(lead);
    if (html != null) {
      LeadView view = features().leadViews().of(lead);
      write(html, new Pages().timeline(TimelinePages.of(lead, view, entries, Pages.style())));
    } else if (json.asked()) {
      cli.json(entries);
    } else {
      new LeadText(cli, lead.timeZone()).show(entries);
    }
  }

  @Command(
      description = "Leads, newest change first.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead list --stage VERIFYING --limit 20",
      mixinStandardHelpOptions = true)
  void list(
      @Option(names = "--stage", description = "One of: ${COMPLETION-CANDIDATES}")
          @Nullable LeadStage stage,
      @Option(names = "--before", paramLabel = "INSTANT", description = "For the next page.")
          @Nullable Instant before,
      @Option(names = "--limit", defaultValue = "50") int limit,
      @Mixin JsonOption json) {
    if (limit < 1 || limit > 1000) {
      throw Exit.usage("--limit must be from 1 to 1000.");
    }
    List<Lead> leads = cli.ports().leads().list(stage, before, limit);
    if (json.asked()) {
      cli.json(leads.stream().map(features().leadViews()::of).toList());
      return;
    }
    Table table = new Table(cli, "ID", "STAGE", "REASON", "SINCE", "ADDRESS", "LOOKS FOR");
    for (Lead lead : leads) {
      table.row(
          lead.id(),
          lead.life().stage(),
          lead.life().why(),
          Times.minute(lead.life().stageSince(), lead.timeZone()),
          lead.email(),
          lead.interest().query());
    }
    table.print();
  }

  @Command(
      name = "import",
      description = {
        "Take over leads from CSV with a heading, or JSON lines. Columns: email, query, and if"
            + " known phone, sms, location, radiusKm, timeZone, externalId.",
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

  @Command(
      description = "Stop sending to a lead, at its request; holds when this returns.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead unsubscribe ada@example.com --channel email",
      mixinStandardHelpOptions = true)
  void unsubscribe(
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
  void resend(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
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
  void retry(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
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
  void pause(
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
  void resume(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    taken(lead, desk().resume(lead, Actor.OPERATOR));
    result(lead, "will be resumed", json);
  }

  private void write(Path file, String page) throws IOException {
    if (file.toString().equals("-")) {
      cli.print(page);
    } else {
      Files.writeString(file, page);
      cli.say("Written to " + file);
    }
  }

  private static void taken(Lead lead, boolean taken) {
    if (!taken) {
      throw Exit.failed(
          "This lead is "
              + lead.life().stage()
              + "; only ACTIVE, PAUSED and WINBACK can be paused and resumed.");
    }
  }

  private void result(Lead lead, String what, JsonOption json) {
    if (json.asked()) {
      cli.json(Map.of("id", lead.id(), "result", what));
    } else {
      cli.print(lead.id() + " " + what + ".");
    }
  }

  /** The lead of that name, or exit code 3; several that share a number are listed. */
  static Lead find(LeadDesk desk, String name) {
    List<Lead> found = desk.findAll(name);
    if (found.isEmpty()) {
      throw Exit.notFound("No lead has the id, address or phone number " + name);
    }
    if (found.size() > 1) {
      String ids = found.stream().map(Lead::id).collect(Collectors.joining("\n  "));
      throw Exit.usage(found.size() + " leads share this number; name one by its id:\n  " + ids);
    }
    return found.getFirst();
  }

  private Features features() {
    return new Features(cli.ports(), cli.settings(), cli.clock());
  }

  private LeadDesk desk() {
    return features().leadDesk();
  }
}
