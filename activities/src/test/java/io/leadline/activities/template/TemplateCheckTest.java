package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {
  private static final MailSettings SETTINGS =
      new MailSettings("https://jobs.example.com", "Example Jobs", "1 Main St, Austin, TX 78701");
  private static final String FOOT = "{{unsubscribeUrl}} {{postalAddress}}";

  private final TemplateCheck check = new TemplateCheck(SETTINGS);

  @Test
  void findsNothingWrongWithWhatIsBuiltIn() throws IOException {
    assertThat(check.problems(TemplateFolder.NONE)).isEmpty();
    assertThat(check.problems(new TemplateFolder(builtIn()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alert.html.hbs         | {{{postings}}}{{postalAddress}}                          | 0 | it has no {{unsubscribeUrl}}
          alert.html.hbs         | {{{postings}}}{{unsubscribeUrl}}                         | 0 | it has no {{postalAddress}}
          alert.text.hbs         | {{postings}}{{postalAddress}}                            | 0 | it has no {{unsubscribeUrl}}
          alert-posting.html.hbs | <p>{{title}}</p>                                         | 0 | it has no {{url}}
          alert.subject.hbs      | {{#if remote}}x{{/if}}                                   | 1 | there is no {{remote}}
          alert.sms.hbs          | {{brand}} {{url}}                                        | 0 | does not say how to STOP
          verification.text.hbs  | Hello                                                    | 0 | it has no {{verifyUrl}}
          notice.html.hbs        | {{actionUrl}} {{postalAddress}}                          | 0 | it has no {{unsubscribeUrl}}
          notice-hired.text.hbs  | {{actionUrl}} {{unsubscribeUrl}}                         | 0 | it has no {{postalAddress}}
          notice-welcome.html.hbs | {{unsubscribeUrl}} {{postalAddress}}                    | 0 | it has no {{actionUrl}}
          notice-widen.sms.hbs   | {{brand}} {{wish}} STOP                                  | 0 | it has no {{url}}
          notice-widen.sms.hbs   | {{url}} STOP                                             | 0 | it has no {{brand}}
          notice-welcome.sms.hbs | {{brand}} {{wish}}                                       | 0 | does not say how to STOP
          """)
  void namesWhatIsMissing(String file, String template, int line, String what) {
    assertThat(problems(file, template))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(file);
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.what()).contains(what);
            });
  }

  @Test
  void namesTheLineOfWhatCannotBeRead() {
    assertThat(problems("alert.text.hbs", "{{headline}}\n\n{{#if count}}\n" + FOOT))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isGreaterThanOrEqualTo(3));
    assertThat(problems("notice.text.hbs", "{{brand}}\n{{brand\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).startsWith("notice.text.hbs:"));
  }

  @Test
  void namesTheLineOfANameThatThereIsNot() {
    String template =
        """
        {{headline}} {{!-- {{titel}} is no name --}}
        {{! neither is {titel} }}
        {{{postings}}}
        {{#if wunsch}}{{wish}}{{else if  dtae}}{{date}}{{/if}}
        {{unsubscribeUrl}} {{postalAdress}} {{postalAddress}}
        """;

    assertThat(problems("alert.text.hbs", template))
        .extracting(problem -> problem.line() + " " + problem.what().split(";", 2)[0])
        .containsExactly(
            "4 there is no {{wunsch}}", "4 there is no {{dtae}}", "5 there is no {{postalAdress}}");
  }

  @Test
  void knowsWhatTheEngineKnowsByItself() {
    String template =
        """
        {{~#each paragraphs as |paragraph|~}} {{paragraph}} {{@index}} {{../brand}} {{this}} {{.}}
        {{~/each~}}
        {{#with headline}}{{this}}{{/with}}{{^last}}{{wish}}{{/last}}{{#paragraphs}}{{.}}{{/paragraphs}}
        {{#unless last}}{{actionUrl}}{{else}}{{actionUrl}}{{/unless}} {{unsubscribeUrl}} {{postalAddress}}
        """;

    assertThat(problems("notice.text.hbs", template)).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchHelper() {
    assertThat(problems("alert.text.hbs", "\n{{shout brand}} {{{postings}}} " + FOOT))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.toString()).contains("shout"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{{title}}}", "{{&title}}", "{{& title}}", "{{{ title }}}"})
  void valuesOfOthersDoNotStandInHtmlUnescaped(String tag) {
    assertThat(problems("alert-posting.html.hbs", "<a href='{{url}}'>\n" + tag + "</a>"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.what()).contains("unescaped", "{{title}}");
            });
    assertThat(problems("alert-posting.text.hbs", "{{url}} " + tag)).isEmpty();
  }

  @Test
  void refusesTextsOverTwoSegments() {
    String wordy = "{{brand}} {{url}} STOP " + "blah ".repeat(60);

    for (String file : List.of("alert.sms.hbs", "notice-winback.sms.hbs")) {
      assertThat(problems(file, wordy))
          .singleElement()
          .satisfies(problem -> assertThat(problem.what()).contains("segments"));
    }
    assertThat(problems("notice-winback.sms.hbs", "{{brand}} {{url}} STOP " + "ł".repeat(60)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("segments"));
  }

  @Test
  void listsEverythingAtOnce() {
    assertThat(
            check.problems(
                new TemplateFolder(
                    Map.of(
                        "alert.html.hbs", "{{{postings}}}",
                        "alert.sms.hbs", "{{brand",
                        "verification.html.hbs", "{{nobody}}",
                        "interview.text.hbs", "{{#each x}}"))))
        .extracting(TemplateProblem::file)
        .containsExactlyInAnyOrder(
            "alert.html.hbs", "alert.sms.hbs", "verification.html.hbs", "interview.text.hbs");
  }

  @Test
  void templatesOfJobsMayUseAnyName() {
    assertThat(problems("interview.text.hbs", "Hello {{name}}, see you on {{day}}.")).isEmpty();
  }

  @Test
  void refusesAFolderThatIsNone_andFilesThatAreNoText(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> TemplateFolder.read(folder.resolve("missing")))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining("missing: the folder cannot be read");

    Files.write(folder.resolve("alert.text.hbs"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.writeString(folder.resolve("notice.text.hbs"), "x".repeat(300_000));
    Files.writeString(folder.resolve("README.md"), "{{#no template}}");
    assertThatThrownBy(() -> TemplateFolder.read(folder))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining("alert.text.hbs: it is not UTF-8")
        .hasMessageContaining("notice.text.hbs: it has more than 256 KiB")
        .hasMessageNotContaining("README");
  }

  private List<TemplateProblem> problems(String file, String template) {
    return check.problems(new TemplateFolder(Map.of(file, template)));
  }

  /** As if an operator had copied each built-in template. */
  private static Map<String, String> builtIn() throws IOException {
    Map<String, String> files = new java.util.HashMap<>();
    for (String file : KnownTemplates.byFile().keySet()) {
      try (var in = MailTemplate.class.getResourceAsStream(file)) {
        if (in != null) {
          files.put(file, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } else {
          assertThat(KnownTemplates.byFile().get(file).fallback()).as(file).isNotEmpty();
        }
      }
    }
    return files;
  }
}
