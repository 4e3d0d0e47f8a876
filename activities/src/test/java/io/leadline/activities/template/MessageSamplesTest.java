package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.direct.DirectRecipient;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageSamplesTest {
  private static final MailSettings SETTINGS =
      new MailSettings("https://a.test", "Acme Jobs", "1 Main St, Austin");
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");

  private final MessageSamples samples = samples(TemplateFolder.NONE);

  private static MessageSamples samples(TemplateFolder folder) {
    return new MessageSamples(folder, SETTINGS, () -> Instant.parse("2026-11-24T13:00:00Z"));
  }

  @ParameterizedTest
  @EnumSource
  void showsEveryMessageOnEachOfItsChannels(SampleKind kind) {
    for (Channel channel : kind.channels()) {
      Draft draft = samples.of(kind, channel);

      assertThat(draft.channel()).isEqualTo(channel);
      assertThat(draft.text()).isNotBlank().doesNotContain("null");
      if (channel == Channel.EMAIL) {
        assertThat(draft.subject()).isNotBlank();
        assertThat(draft.html()).contains("1 Main St, Austin");
      } else {
        assertThat(MessageSamples.segments(draft.text())).isBetween(1, 2);
      }
    }
    assertThat(SampleKind.find(kind.word())).contains(kind);
  }

  @Test
  void markupInATitleStaysText() {
    Draft draft = samples.of(SampleKind.ALERT, Channel.EMAIL);

    assertThat(Jsoup.parse(draft.html()).select(".title").eachText())
        .contains("R&D Nurse <b>\"urgent\"</b> {{url}}");
    assertThat(draft.html()).doesNotContain("<b>\"urgent\"");
    assertThat(draft.text()).contains("R&D Nurse <b>\"urgent\"</b> {{url}}", "O'Hara & Söhne");
  }

  @Test
  void linksOfSamplesAreNobodys() {
    for (SampleKind kind : SampleKind.values()) {
      for (Channel channel : kind.channels()) {
        assertThat(samples.of(kind, channel).text()).containsAnyOf("sample-", "STOP");
      }
    }
    assertThat(new SampleLinks().read(SampleLinks.TOKEN)).isEmpty();
  }

  @Test
  void eachKindMayHaveWordsOfItsOwn_beforeThoseOfAllNotices() {
    MessageSamples own =
        samples(
            new TemplateFolder(
                Map.of(
                    "notice.subject.hbs", "{{brand}}: {{headline}}",
                    "notice-welcome.subject.hbs", "Welcome to {{brand}}",
                    "notice-winback.sms.hbs",
                        "{{brand}} {{#if last}}last{{else}}first{{/if}} {{url}} STOP")));

    assertThat(own.of(SampleKind.WELCOME, Channel.EMAIL).subject())
        .isEqualTo("Welcome to Acme Jobs");
    assertThat(own.of(SampleKind.HIRED, Channel.EMAIL).subject())
        .isEqualTo("Acme Jobs: Congratulations on the new job!");
    assertThat(own.of(SampleKind.WINBACK, Channel.SMS).text()).startsWith("Acme Jobs first ");
    assertThat(own.of(SampleKind.LAST_WINBACK, Channel.SMS).text()).startsWith("Acme Jobs last ");
  }

  @Test
  void aTestGoesToItsRecipientAndSaysThatItIsOne() {
    DirectRecipient me =
        new DirectRecipient(
            Channel.EMAIL, "me@example.com", Leads.HASHER.email("me@example.com"), null);
    String sendId = SendId.direct(DAY, null, Channel.EMAIL, "job1");

    Draft draft = samples.draft("last-winback", me, sendId);

    assertThat(draft.to()).isEqualTo("me@example.com");
    assertThat(draft.toHash()).isEqualTo(me.toHash());
    assertThat(draft.sendId()).isEqualTo(sendId);
    assertThat(draft.kind()).isEqualTo(MessageKind.DIRECT);
    assertThat(draft.subject()).isEqualTo("[Test] Your alerts are about to end");
    assertThat(draft.postings()).isEmpty();
  }

  @Test
  void namesTheMessagesThatThereAre() {
    DirectRecipient me = new DirectRecipient(Channel.EMAIL, "me@example.com", "h", null);
    String sendId = SendId.direct(DAY, null, Channel.EMAIL, "job1");

    for (String name : new String[] {"ask-address", "newsletter"}) {
      assertThatThrownBy(() -> samples.draft(name, me, sendId))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("alert, verification, reminder");
    }
  }
}
