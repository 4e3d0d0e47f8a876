package io.leadline.starter.cli;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LeadlineCliTest {
  private static final String FEED =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <source><publisher>Example</publisher>
      <job><title>Registered Nurse</title><referencenumber>1</referencenumber>
        <url>https://jobs.example.com/1</url><company>Clinic</company><city>Austin</city>
        <state>TX</state><country>US</country><description>Care</description></job>
      <job><title>Broken</title></job>
      </source>
      """;

  @TempDir Path files;

  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void showsAnExampleInTheHelpOfEveryVerb() {
    List<CommandLine> verbs = new ArrayList<>();
    collect(cli.commandLine(), verbs);

    assertThat(verbs).hasSizeGreaterThan(15);
    for (CommandLine verb : verbs) {
      String help = verb.getUsageMessage(CommandLine.Help.Ansi.OFF);
      assertThat(help)
          .as(verb.getCommandSpec().qualifiedName())
          .contains("Example:")
          .contains("./leadline")
          .contains("--debug");
    }
  }

  @Test
  void offersJson_whereverThereIsAResult() {
    List<CommandLine> verbs = new ArrayList<>();
    collect(cli.commandLine(), verbs);

    assertThat(verbs)
        .filteredOn(verb -> verb.getSubcommands().isEmpty())
        .filteredOn(verb -> !verb.getCommandName().equals("api"))
        .allSatisfy(
            verb ->
                assertThat(verb.getCommandSpec().optionsMap())
                    .as(verb.getCommandSpec().qualifiedName())
                    .containsKey("--json"));
  }

  @Test
  void signsUp_showsAndUnsubscribes() throws IOException {
    assertThat(cli.run(add("ada@example.com", "--json"))).isZero();
    JsonNode added = cli.json();
    assertThat(added.path("known").asBoolean()).isFalse();

    assertThat(cli.run("lead", "show", "Ada@Example.com", "--json")).isZero();
    JsonNode lead = cli.json();
    assertThat(lead.path("id")).isEqualTo(added.path("id"));
    assertThat(lead.path("stage").asText()).isEqualTo("NEW");
    assertThat(lead.has("reason") && lead.has("nextAt") && lead.has("nextStep")).isTrue();
    assertThat(lead.path("channels").has("email")).isTrue();

    assertThat(cli.run("lead", "list", "--json")).isZero();
    assertThat(cli.json()).hasSize(1);

    assertThat(cli.run("lead", "timeline", "ada@example.com", "--json")).isZero();
    assertThat(cli.json().findValuesAsText("title")).contains("signed up");

    assertThat(cli.run("lead", "unsubscribe", added.path("id").asText(), "--json")).isZero();
    String hash = cli.ports.leads().find(added.path("id").asText()).orElseThrow().emailHash();
    assertThat(cli.ports.suppressions().find(Channel.EMAIL, hash)).isPresent();
  }

  @Test
  void tellsWhatWillBePausedAndResumed() {
    cli.run(add("ada@example.com"));
    assertThat(cli.run("lead", "pause", "ada@example.com")).isEqualTo(1);
    assertThat(cli.err()).contains("This lead is NEW");
    Lead lead = cli.ports.leads().list(null, null, 1).getFirst();
    cli.ports
        .leads()
        .project(
            LeadStates.in(
                anActiveLead().id(lead.id()).build().life(), LeadStage.ACTIVE, null, null));

    assertThat(cli.run("lead", "pause", "ada@example.com", "--until", "2099-01-15")).isZero();
    assertThat(cli.out()).contains("will be paused");
    assertThat(cli.run("lead", "resume", "ada@example.com")).isZero();
    assertThat(cli.out()).contains("will be resumed");
    assertThat(cli.run("lead", "pause", "ada@example.com", "--until", "2001-01-15")).isEqualTo(2);
  }

  @Test
  void listsTheLeadsThatShareANumber_insteadOfGuessing() {
    cli.run(add("ada@example.com", "--phone", "(512) 555-0100"));
    cli.run(add("bob@example.com", "--phone", "+1 512 555 0100"));
    List<String> ids = cli.ports.leads().list(null, null, 9).stream().map(Lead::id).toList();

    for (String verb : List.of("show", "timeline", "retry", "resend", "unsubscribe", "pause")) {
      assertThat(cli.run("lead", verb, "512-555-0100")).as(verb).isEqualTo(2);
      assertThat(cli.err()).contains("2 leads share this number").contains(ids);
    }
    assertThat(cli.run("lead", "show", ids.getFirst())).isZero();
  }

  @Test
  void writesATimelineAsAPageOfItsOwn() throws IOException {
    cli.run(add("ada@example.com"));
    Path file = files.resolve("ada.html");

    assertThat(cli.run("lead", "timeline", "ada@example.com", "--html", file.toString())).isZero();
    assertThat(Files.readString(file))
        .contains("ada@example.com", "signed up", "Tuesday, November 24, 2026", "<style>")
        .doesNotContain("href=\"/static");
    assertThat(cli.run("lead", "timeline", "ada@example.com", "--html", "-")).isZero();
    assertThat(cli.out()).contains("<!doctype html>");
  }

  @Test
  void saysWhatToDoAboutAParkedStep() {
    Lead lead = anActiveLead().build();
    LeadState life = lead.life();
    cli.ports
        .leads()
        .insert(
            lead.withLife(
                LeadStates.of(
                    lead.id(),
                    2,
                    LeadStage.VERIFYING,
                    null,
                    1,
                    1,
                    life.email(),
                    life.sms(),
                    life.stageSince(),
                    null,
                    List.of(),
                    new LeadState.ParkedStep(
                        LeadState.Step.SEND_VERIFICATION, 1, null, "f-7", "401", CliRun.NOW))));

    assertThat(cli.run("lead", "show", lead.id())).isZero();
    assertThat(cli.out())
        .contains("SEND_VERIFICATION since 2026-11-24 06:00", "401", "f-7")
        .contains("./leadline lead retry " + lead.id());
    assertThat(cli.run("lead", "retry", lead.id(), "--json")).isZero();
    assertThat(cli.out()).contains("is tried again");
  }

  @Test
  void showsTimesInTheZoneOfTheLead() {
    cli.run(add("ada@example.com"));

    assertThat(cli.run("lead", "show", "ada@example.com")).isZero();
    assertThat(cli.out()).contains("2026-11-24 06:00 -06:00").doesNotContain("\u001b");
  }

  @Test
  void endsWithTwo_forWrongUsage() {
    assertThat(cli.run("lead", "frobnicate")).isEqualTo(2);
    assertThat(cli.run("lead")).isEqualTo(2);
    assertThat(cli.run()).isEqualTo(2);
    assertThat(cli.run("lead", "list", "--limit", "0")).isEqualTo(2);
    assertThat(cli.run(add("not an address"))).isEqualTo(2);
    assertThat(cli.err()).contains("email:");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void endsWithThree_whenThereIsNoSuchThing() {
    assertThat(cli.run("lead", "show", "nobody@example.com")).isEqualTo(3);
    assertThat(cli.err()).contains("nobody@example.com");
    assertThat(cli.run("postings", "import", files.resolve("none.xml").toString())).isEqualTo(3);
  }

  @Test
  void endsWithFour_namingTheBackendThatIsAway() {
    assertThat(cli.run("schedule", "list")).isEqualTo(4);
    assertThat(cli.err())
        .contains("Temporal is unavailable")
        .contains("127.0.0.1:1")
        .doesNotContain("\tat ");
  }

  @Test
  void showsAStackTrace_onlyWhenAsked() {
    assertThat(cli.run("schedule", "list", "--debug")).isEqualTo(4);
    assertThat(cli.err()).contains("\tat io.leadline");
  }

  @Test
  void namesASettingThatIsMissing() {
    cli.settings.remove("LEADLINE_HASH_KEY");

    assertThat(cli.run("lead", "show", "ada@example.com")).isEqualTo(2);
    assertThat(cli.err()).contains("LEADLINE_HASH_KEY");
  }

  @Test
  void importsAFeed_andFindsItsPostings() throws IOException {
    Path feed = Files.writeString(files.resolve("feed.xml"), FEED);

    assertThat(cli.run("postings", "import", feed.toString(), "--json")).isZero();
    JsonNode result = cli.json();
    assertThat(result.path("source").asText()).isEqualTo("feed.xml");
    assertThat(result.path("new").asInt()).isEqualTo(1);
    assertThat(result.path("refused")).hasSize(1);

    assertThat(cli.run("postings", "feeds", "--json")).isZero();
    assertThat(cli.json()).hasSize(1);
    assertThat(cli.json().get(0).path("result").path("refusedCount").asInt()).isEqualTo(1);
    assertThat(cli.run("postings", "feeds")).isZero();
    assertThat(cli.out()).contains("indeed-xml").contains("REFUSED");
    assertThat(cli.run("postings", "reindex", "--json")).isZero();
    assertThat(cli.json().path("postings").asInt()).isEqualTo(1);
    assertThat(cli.run("postings", "search", "nurse", "--near", "Austin, TX", "--json")).isZero();
    assertThat(cli.json().path("hits")).hasSize(1);
    assertThat(cli.run("postings", "search", "nurse", "--near", "Nowhereville")).isEqualTo(2);
  }

  @Test
  void failsOnAFeedThatIsNone() throws IOException {
    Path feed = Files.writeString(files.resolve("feed.txt"), "hello");

    assertThat(cli.run("postings", "import", feed.toString())).isEqualTo(1);
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void saysWhatToDo_aboutEverythingThatIsWrong() throws IOException {
    cli.settings.remove("LEADLINE_POSTAL_ADDRESS");

    assertThat(cli.run("doctor", "--json")).isEqualTo(1);
    JsonNode report = cli.json();
    assertThat(report.path("ok").asBoolean()).isFalse();
    for (JsonNode check : report.path("checks")) {
      assertThat(check.path("status").asText().equals("OK") == check.path("remedy").isNull())
          .as(check.toString())
          .isTrue();
    }
    assertThat(cli.run("doctor")).isEqualTo(1);
    assertThat(cli.out()).contains("Postal address", "LEADLINE_POSTAL_ADDRESS", "Temporal");
  }

  @Test
  void looksAtTheRest_whereNoStackHasBeenMadeYet() {
    cli.settings.clear();

    assertThat(cli.run("doctor")).isEqualTo(1);
    assertThat(cli.out())
        .contains("JDK", "LEADLINE_DATA_KEY is missing", "./leadline up", "SENDGRID_API_KEY");
  }

  @Test
  void asksForTheProvider_notForItsTemplate_whenItIsAway() {
    cli.settings.put("SENDGRID_API_KEY", "SG.key");

    assertThat(cli.run("doctor")).isEqualTo(1);
    assertThat(cli.out())
        .contains("http://127.0.0.1:1 cannot be reached", "Start the simulator (./leadline up)")
        .doesNotContain("null", "template scopes");
  }

  @Test
  void refusesWhatMakesNoSenseForTheLead() {
    cli.run(add("ada@example.com"));

    assertThat(cli.run("lead", "retry", "ada@example.com")).isEqualTo(1);
    assertThat(cli.err()).contains("not parked");
    assertThat(cli.run("lead", "resend", "ada@example.com")).isZero();
    assertThat(cli.run("lead", "resend", "nobody@example.com")).isEqualTo(3);
  }

  private static String[] add(String address, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("lead", "add", address, "--query", "nurse", "--location", "Austin, TX"));
    arguments.addAll(List.of(more));
    return arguments.toArray(new String[0]);
  }

  private static void collect(CommandLine verb, List<CommandLine> all) {
    all.add(verb);
    verb.getSubcommands().values().forEach(sub -> collect(sub, all));
  }
}
