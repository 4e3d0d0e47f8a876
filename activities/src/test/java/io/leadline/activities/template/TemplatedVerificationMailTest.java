package io.leadline.activities.template;

import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.workflows.lead.VerificationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatedVerificationMailTest {
  private static final MailSettings SETTINGS =
      new MailSettings("https://jobs.example.com", "Example", "1 Main Street, Austin");

  private final Lead lead = aNewLead().build();
  private Instant now = Leads.SIGN_UP;
  private final TemplatedVerificationMail mail =
      new TemplatedVerificationMail(TemplateFolder.NONE, new ReadableTokens(), SETTINGS, () -> now);

  @Test
  void asksWithOneButtonAndPromotesNothing() {
    Draft draft = mail.draft(lead, new VerificationRequest(lead.id(), 1, 1, false));

    String link = "https://jobs.example.com/verify/VERIFY_" + draft.sendId();
    assertThat(draft.subject()).isEqualTo("Please confirm your e-mail address");
    assertThat(draft.kind()).isEqualTo(MessageKind.VERIFICATION);
    assertThat(draft.to()).isEqualTo(lead.email());
    assertThat(draft.unsubscribeUrl()).isEmpty();
    assertThat(draft.postings()).isEmpty();
    assertThat(Jsoup.parse(draft.html()).select("a[href=" + link + "]")).hasSize(2);
    assertThat(Jsoup.parse(draft.html()).select("a:not([href=" + link + "])")).isEmpty();
    assertThat(draft.text())
        .contains("\n" + link + "\n")
        .contains("registered nurse jobs near Austin")
        .contains("1 Main Street, Austin");
  }

  @Test
  void theSameRequestIsTheSameMessageEvenAfterMidnight() {
    VerificationRequest first = new VerificationRequest(lead.id(), 1, 1, false);
    String sendId = mail.draft(lead, first).sendId();
    now = now.plus(Duration.ofDays(2));

    assertThat(mail.draft(lead, first).sendId()).isEqualTo(sendId);
    assertThat(mail.draft(lead, new VerificationRequest(lead.id(), 1, 2, true)).sendId())
        .isNotEqualTo(sendId);
  }

  @Test
  void theReminderSaysSo() {
    Draft reminder = mail.draft(lead, new VerificationRequest(lead.id(), 1, 2, true));

    assertThat(reminder.subject()).startsWith("Still waiting");
    assertThat(reminder.text()).startsWith("Your alerts are waiting for you\n");
  }

  @Test
  void refusesATemplateWithoutTheLink(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("verification.text.hbs"), "Hello");

    assertThatThrownBy(
            () ->
                new TemplatedVerificationMail(
                    TemplateFolder.read(folder), new ReadableTokens(), SETTINGS, () -> now))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining("{{verifyUrl}}");
  }
}
