package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.job.run.TrialClock;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.workflows.lead.VerificationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTemplatesTest {
  private static final String FILE = "verification.subject.hbs";

  private final TrialClock clock = new TrialClock(Instant.parse("2026-11-24T13:00:00Z"));
  private final List<Alarm> alarms = new ArrayList<>();
  private final Lead lead = Leads.anActiveLead().build();

  @TempDir private Path folder;

  @Test
  void takesOverWhatChanges_withoutARestart() throws IOException {
    write(FILE, "One");
    LiveTemplates live = live();
    assertThat(subject(live)).isEqualTo("One");

    write(FILE, "Two");
    assertThat(subject(live)).isEqualTo("One");
    clock.pass(LiveTemplates.LOOK_EVERY);
    assertThat(subject(live)).isEqualTo("Two");

    Files.delete(folder.resolve(FILE));
    clock.pass(LiveTemplates.LOOK_EVERY);
    assertThat(subject(live)).isEqualTo("Please confirm your e-mail address");
    assertThat(alarms).isEmpty();
  }

  @Test
  void keepsTheLastGoodOnes_asAWhole_andTellsOnce() throws IOException {
    write(FILE, "One");
    LiveTemplates live = live();

    write(FILE, "Two");
    write("alert.html.hbs", "{{{postings}}} {{postalAddress}}");
    for (int i = 0; i < 5; i++) {
      clock.pass(LiveTemplates.LOOK_EVERY);
      assertThat(subject(live)).isEqualTo("One");
    }
    assertThat(alarms)
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.group()).isEqualTo("templates");
              assertThat(alarm.words()).contains("alert.html.hbs", "no {{unsubscribeUrl}}");
            });

    write("alert.html.hbs", "{{{postings}}} {{postalAddress}} {{unsubscribeUrl}}");
    clock.pass(LiveTemplates.LOOK_EVERY);
    assertThat(subject(live)).isEqualTo("Two");
    assertThat(alarms).hasSize(1);
  }

  @Test
  void anotherMistakeIsAnotherAlarm_andMendingIsNone() throws IOException {
    LiveTemplates live = live();
    for (String broken : List.of("{{nobody}}", "{{nothing}}")) {
      write(FILE, broken);
      clock.pass(LiveTemplates.LOOK_EVERY);
      subject(live);
    }
    write(FILE, "One");
    clock.pass(LiveTemplates.LOOK_EVERY);

    assertThat(subject(live)).isEqualTo("One");
    assertThat(alarms).hasSize(2);
  }

  @Test
  void aFolderThatIsGoneForAWhileChangesNothing() throws IOException {
    write(FILE, "One");
    LiveTemplates live = live();
    Path elsewhere = folder.resolveSibling(folder.getFileName() + "-moved");
    Files.move(folder, elsewhere);
    for (int i = 0; i < 3; i++) {
      clock.pass(LiveTemplates.LOOK_EVERY);
      assertThat(subject(live)).isEqualTo("One");
    }
    assertThat(alarms).hasSize(1);

    Files.move(elsewhere, folder);
    clock.pass(LiveTemplates.LOOK_EVERY);
    assertThat(subject(live)).isEqualTo("One");
    assertThat(alarms).hasSize(1);
  }

  @Test
  void doesNotStartWithWhatCannotBeUsed() throws IOException {
    write(FILE, "{{nobody}}");
    write("notice.text.hbs", "Hello");

    assertThatThrownBy(this::live)
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining("verification.subject.hbs:1: there is no {{nobody}}")
        .hasMessageContaining("notice.text.hbs: it has no {{actionUrl}}");
  }

  private LiveTemplates live() {
    SampleLinks links = new SampleLinks();
    MessageTemplates.Parts parts =
        new MessageTemplates.Parts(
            links,
            links,
            new MailSettings("https://a.test", "Acme Jobs", "1 Main St, Austin"),
            any -> Optional.empty(),
            null,
            clock);
    return new LiveTemplates(
        () -> TemplateFolder.read(folder),
        found -> MessageTemplates.of(found, parts),
        alarms::add,
        clock);
  }

  private String subject(LiveTemplates live) {
    return live.draft(lead, new VerificationRequest(lead.id(), 1, 1, false)).subject();
  }

  private void write(String file, String template) throws IOException {
    Files.writeString(folder.resolve(file), template);
  }
}
