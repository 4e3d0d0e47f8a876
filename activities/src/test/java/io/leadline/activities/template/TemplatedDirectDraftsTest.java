package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.direct.DirectRecipient;
import io.leadline.activities.direct.DirectWords;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatedDirectDraftsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");

  @TempDir private Path folder;

  private final Lead lead = Leads.anActiveLead().phone("+15125550101").build();

  @Test
  void writesToALead_withAWayOut() {
    Draft draft =
        mail(
            lead,
            new DirectWords("An <interview>?", "Hi & hello.\n\nAs you like.", null, Map.of()));

    assertThat(draft.kind()).isEqualTo(MessageKind.DIRECT);
    assertThat(draft.leadId()).isEqualTo(lead.id());
    assertThat(draft.subject()).isEqualTo("An <interview>?");
    assertThat(draft.unsubscribeUrl()).startsWith("https://a.test/unsubscribe/UNSUBSCRIBE_2026");
    assertThat(draft.html())
        .contains("An &lt;interview&gt;?", "Hi &amp; hello.", "As you like.", "1 Main St")
        .contains(draft.unsubscribeUrl());
    assertThat(draft.text())
        .contains("Hi & hello.\n\nAs you like.")
        .contains("Unsubscribe: " + draft.unsubscribeUrl());
  }

  @Test
  void offersSomebodyElseNoLinks_whichWouldLeadNowhere() {
    Draft draft = mail(null, new DirectWords("Hello", "Hi", null, Map.of()));

    assertThat(draft.to()).isEqualTo("ada@example.com");
    assertThat(draft.leadId()).isEqualTo("nobody");
    assertThat(draft.unsubscribeUrl()).isEmpty();
    assertThat(draft.html()).doesNotContain("href").contains("1 Main St");
    assertThat(draft.text()).doesNotContain("https://");
  }

  @Test
  void fillsATemplateOfTheOperator() throws IOException {
    Files.writeString(folder.resolve("invitation.subject.hbs"), "{{name}}, come along");
    Files.writeString(folder.resolve("invitation.html.hbs"), "<p>{{name}}</p>{{postalAddress}}");
    Files.writeString(folder.resolve("invitation.text.hbs"), "{{name}}! {{unsubscribeUrl}}");
    Files.writeString(folder.resolve("invitation.sms.hbs"), "{{name}}, come along");
    DirectWords words = new DirectWords(null, null, "invitation", Map.of("name", "A<b>"));

    Draft mail = mail(lead, words);
    assertThat(mail.subject()).isEqualTo("A<b>, come along");
    assertThat(mail.html()).isEqualTo("<p>A&lt;b&gt;</p>1 Main St, Austin");
    assertThat(mail.text()).contains("A<b>! https://a.test/unsubscribe/");
    assertThat(text(words).text()).isEqualTo("Acme Jobs: A<b>, come along Reply STOP to end.");
  }

  @Test
  void namesATemplateThatIsNotThere() {
    assertThatThrownBy(() -> mail(lead, new DirectWords("Hi", null, "nowhere", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere.html.hbs");
  }

  @Test
  void aTextNamesItsSenderAndTheWayOut() {
    Draft draft = text(new DirectWords(null, "Your shift\nstarts at 9", null, Map.of()));

    assertThat(draft.text()).isEqualTo("Acme Jobs: Your shift starts at 9 Reply STOP to end.");
    assertThat(draft.to()).isEqualTo("+15125550101");
  }

  private Draft mail(@Nullable Lead to, DirectWords words) {
    DirectRecipient recipient =
        to == null
            ? new DirectRecipient(
                Channel.EMAIL, "ada@example.com", Leads.HASHER.email("ada@example.com"), null)
            : new DirectRecipient(Channel.EMAIL, to.email(), to.emailHash(), to);
    return draft(recipient, words);
  }

  private Draft text(DirectWords words) {
    return draft(
        new DirectRecipient(Channel.SMS, "+15125550101", Leads.HASHER.phone("+15125550101"), lead),
        words);
  }

  private Draft draft(DirectRecipient recipient, DirectWords words) {
    Lead to = recipient.lead();
    String sendId = SendId.direct(DAY, to == null ? null : to.id(), recipient.channel(), "job1");
    return new TemplatedDirectDrafts(
            TemplateFolder.read(folder),
            new ReadableTokens(),
            new MailSettings("https://a.test", "Acme Jobs", "1 Main St, Austin"),
            () -> NOW)
        .draft(recipient, sendId, words);
  }
}
