package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.lead.Lead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadImportVerbTest {
  private static final String CSV =
      """
      Email,Phone,Query,Location,Radius km,consent_text,consent.time,consentIp,sms,externalId
      ada@example.com,,registered nurse,"Austin, TX",25,"Yes, send
      me jobs",2026-05-01T09:30:00Z,203.0.113.9,,board-7

      nobody,,nurse,,,,,,,
      bob@example.com,(512) 555-0100,welder,,,,,,yes,
      eve@example.com,,nurse,,far,Yes.,,,,
      """;

  @TempDir Path files;

  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void importsCsv_namingTheLineOfWhateverCannotBeUsed() throws IOException {
    Path file = Files.writeString(files.resolve("leads.csv"), CSV);

    assertThat(cli.run("lead", "import", file.toString(), "--json")).isZero();

    JsonNode summary = cli.json();
    assertThat(summary.path("rows").asInt()).isEqualTo(4);
    assertThat(summary.path("added").asInt()).isEqualTo(2);
    assertThat(summary.path("proved").asInt()).isEqualTo(1);
    assertThat(summary.path("refused").asInt()).isEqualTo(2);
    assertThat(summary.path("errors").findValuesAsText("line")).containsExactly("5", "7", "7");
    assertThat(summary.path("errors").findValuesAsText("field"))
        .containsExactly("email", "radiusKm", "consentTime");
    Lead ada = lead("ada@example.com");
    assertThat(ada.interest().placeName()).isEqualTo("Austin, TX");
    assertThat(ada.externalId()).isEqualTo("board-7");
    assertThat(ada.consent().text()).isEqualTo("Yes, send\nme jobs");
    assertThat(ada.consent().confirmedAt()).isEqualTo("2026-05-01T09:30:00Z");
    assertThat(lead("bob@example.com").phone()).isEqualTo("+15125550100");
    assertThat(lead("bob@example.com").consent().confirmedAt()).isNull();
  }

  @Test
  void changesNothing_whenTheSameFileComesAgain() throws IOException {
    Path file = Files.writeString(files.resolve("leads.csv"), CSV);
    cli.run("lead", "import", file.toString());
    List<Lead> before = cli.ports.leads().list(null, null, 9);
    long waiting = cli.ports.outbox().size();

    assertThat(cli.run("lead", "import", file.toString())).isZero();

    assertThat(cli.out()).contains("Added 0 of 4", "2 known before, 2 refused", "line 5, email:");
    assertThat(cli.ports.leads().list(null, null, 9)).isEqualTo(before);
    assertThat(cli.ports.outbox().size()).isEqualTo(waiting);
  }

  @Test
  void importsJsonLines_flatOrNested() throws IOException {
    Path file =
        Files.writeString(
            files.resolve("leads.jsonl"),
            """
            {"email":"ada@example.com","query":"nurse","radiusKm":40,"consent":{"text":"Yes.","time":"2026-05-01"}}
            {"email":"bob@example.com","query":"welder","location":null}
            {"email":"eve@example.com","query":"nurse","shoeSize":38}
            [1]
            {
            """);

    assertThat(cli.run("lead", "import", file.toString(), "--json")).isZero();

    assertThat(cli.json().path("added").asInt()).isEqualTo(2);
    assertThat(cli.json().path("errors").findValuesAsText("line")).containsExactly("3", "4", "5");
    assertThat(cli.out()).contains("shoeSize");
    assertThat(lead("ada@example.com").consent().confirmedAt()).isEqualTo("2026-05-02T00:00:00Z");
  }

  @Test
  void storesNothing_inADryRun() throws IOException {
    Path file = Files.writeString(files.resolve("leads.csv"), CSV);

    assertThat(cli.run("lead", "import", file.toString(), "--dry-run")).isZero();

    assertThat(cli.out()).contains("Would add 2 of 4");
    assertThat(cli.ports.leads().list(null, null, 9)).isEmpty();
  }

  @Test
  void tellsHowManyCellsAreTooMany_andGoesOn() throws IOException {
    Path file =
        Files.writeString(
            files.resolve("leads.csv"),
            "\uFEFFemail;query\r\nada@example.com;nurse;extra\r\nbob@example.com;nurse\r\n");

    assertThat(cli.run("lead", "import", file.toString(), "--json")).isZero();

    assertThat(cli.json().path("added").asInt()).isEqualTo(1);
    assertThat(cli.json().path("errors").findValuesAsText("line")).containsExactly("2");
  }

  @Test
  void refusesAFileThatIsNoListOfLeads() throws IOException {
    Path file = Files.writeString(files.resolve("leads.csv"), "email,query,shoe size\na,b,c\n");

    assertThat(cli.run("lead", "import", file.toString())).isEqualTo(2);
    assertThat(cli.err()).contains("shoe size", "consentText");
    Files.writeString(file, "email\nada@example.com\n");
    assertThat(cli.run("lead", "import", file.toString())).isEqualTo(2);
    assertThat(cli.err()).contains("email and query");
    assertThat(cli.run("lead", "import", files.resolve("none").toString())).isEqualTo(3);
    assertThat(cli.ports.leads().list(null, null, 9)).isEmpty();
  }

  private Lead lead(String email) {
    return cli.ports.leads().list(null, null, 9).stream()
        .filter(lead -> lead.email().equals(email))
        .findFirst()
        .orElseThrow();
  }
}
