package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateVerbsTest {
  private final CliRun cli = new CliRun();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void listsWhatThereIs_andWhichAreOnesOwn() throws Exception {
    write("alert.subject.hbs", "{{count}} jobs");
    write("interview.text.hbs", "Hello {{name}}");
    cli.settings.put("LEADLINE_TEMPLATE_DIR", folder.toString());

    assertThat(cli.run("templates", "list", "--json")).as(cli.err()).isEqualTo(Exit.DONE);

    assertThat(listed("alert.subject.hbs").path("source").asText()).isEqualTo("own");
    assertThat(listed("alert.html.hbs").path("source").asText()).isEqualTo("built in");
    assertThat(listed("alert.html.hbs").path("names").toString()).contains("unsubscribeUrl");
    assertThat(listed("notice-welcome.html.hbs").path("source").asText())
        .isEqualTo("notice.html.hbs");
    assertThat(listed("interview.text.hbs").path("names")).isEmpty();
    assertThat(cli.run("templates", "list")).isEqualTo(Exit.DONE);
    assertThat(cli.out()).contains("alert.subject.hbs", "own");
  }

  private JsonNode listed(String file) throws Exception {
    for (JsonNode one : cli.json()) {
      if (one.path("file").asText().equals(file)) {
        return one;
      }
    }
    throw new AssertionError(file + " is not listed");
  }

  @Test
  void checksByFileAndLine() throws Exception {
    assertThat(cli.run("templates", "check")).isEqualTo(Exit.DONE);
    assertThat(cli.out()).contains("no templates of your own");

    write("alert.subject.hbs", "{{count}} jobs");
    assertThat(cli.run("templates", "check", "--dir", folder.toString())).isEqualTo(Exit.DONE);
    assertThat(cli.out()).contains("All can be used: alert.subject.hbs");

    write("verification.text.hbs", "Hello\n{{titel}}");
    assertThat(cli.run("templates", "check", "--dir", folder.toString())).isEqualTo(Exit.FAILED);
    assertThat(cli.out()).contains("verification.text.hbs:2: there is no {{titel}}");
    assertThat(cli.run("templates", "check", "--dir", folder.toString(), "--json"))
        .isEqualTo(Exit.FAILED);
    JsonNode problem = cli.json().at("/problems/0");
    assertThat(problem.path("file").asText()).isEqualTo("verification.text.hbs");
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("what").asText()).contains("titel");

    assertThat(cli.run("templates", "check", "--dir", folder + "/missing")).isEqualTo(Exit.FAILED);
    assertThat(cli.out()).contains("cannot be read");
  }

  @Test
  void previewsWithSampleData() throws Exception {
    write("notice-hired.subject.hbs", "Well done!");

    assertThat(cli.run("templates", "preview", "--dir", folder.toString(), "--json"))
        .as(cli.err())
        .isEqualTo(Exit.DONE);
    assertThat(cli.json()).hasSizeGreaterThan(12);
    assertThat(cli.json().findValuesAsText("subject")).contains("Well done!");

    assertThat(cli.run("templates", "preview", "winback")).isEqualTo(Exit.DONE);
    assertThat(cli.out())
        .contains("winback email", "Subject: Still looking?", "winback sms", "segments: ");
    assertThat(cli.run("templates", "preview", "newsletter")).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("there are alert, verification, reminder");
  }

  @Test
  void writesFilesWithTheWishesOfALead() throws Exception {
    cli.run("lead", "add", "ada@example.com", "--query", "welder", "--location", "Austin, TX");
    Path out = folder.resolve("out");

    assertThat(
            cli.run(
                "templates",
                "preview",
                "verification",
                "--lead",
                "ada@example.com",
                "--out",
                out.toString()))
        .as(cli.err())
        .isEqualTo(Exit.DONE);

    assertThat(Files.readString(out.resolve("verification.html")))
        .contains("welder jobs near Austin");
    assertThat(Files.readString(out.resolve("verification.txt"))).startsWith("Subject: ");
    assertThat(cli.run("templates", "preview", "alert", "--lead", "nobody@example.com"))
        .isEqualTo(Exit.NOT_FOUND);
  }

  @Test
  void doesNotPreviewWhatCannotBeUsed() throws Exception {
    write("alert.html.hbs", "{{{postings}}}");

    assertThat(cli.run("templates", "preview", "alert", "--dir", folder.toString()))
        .isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("alert.html.hbs", "{{unsubscribeUrl}}");
  }

  @Test
  void submitsATestMessage() throws Exception {
    assertThat(cli.run("templates", "send-test", "alert", "--to", "me@example.com", "--json"))
        .as(cli.err())
        .isEqualTo(Exit.DONE);
    String id = cli.json().path("id").asText();

    assertThat(cli.run("job", "show", id, "--json")).isEqualTo(Exit.DONE);
    assertThat(cli.json().path("kind").asText()).isEqualTo("send-test-message");
    assertThat(cli.out()).doesNotContain("me@example.com");
    assertThat(cli.run("templates", "send-test", "alert")).isEqualTo(Exit.USAGE);
  }

  private void write(String file, String template) throws IOException {
    Files.writeString(folder.resolve(file), template);
  }
}
