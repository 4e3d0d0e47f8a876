package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.template.NoticeMail.Links;
import io.leadline.activities.template.NoticeMail.Parts;
import io.leadline.workflows.lead.NoticeKind;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class NoticeMailTest {
  private static final Links LINKS =
      new Links("https://a.test/act", "https://a.test/preferences", "https://a.test/leave");

  private final NoticeMail mail =
      new NoticeMail(
          TemplateFolder.NONE,
          new MailSettings("https://a.test", "Job <Board>", "1 Main St, Austin"));
  private final Interest interest = Leads.anActiveLead().build().interest();

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ASK_ADDRESS")
  void everyMailShowsItsLinksAndItsSenderInBothParts(NoticeKind kind) {
    Parts parts = mail.render(kind, 1, interest, null, LINKS);

    for (String part : new String[] {parts.html(), parts.text()}) {
      assertThat(part)
          .contains(parts.subject(), LINKS.action(), LINKS.preferences(), "https://a.test/leave")
          .contains("1 Main St, Austin")
          .doesNotContain("{{");
    }
    assertThat(parts.html()).contains("Job &lt;Board&gt;").doesNotContain("<Board>");
  }

  @Test
  void welcomeSaysWhatComesAndWhen() {
    ZonedDateTime next = ZonedDateTime.parse("2026-11-25T08:00:00-06:00[America/Chicago]");

    assertThat(mail.render(NoticeKind.WELCOME, 1, interest, next, LINKS).text())
        .contains(Wording.jobs(2, interest), "Wednesday, November 25, at 08:00 your time");
  }

  @Test
  void theSecondWinbackSaysThatItIsTheLast() {
    assertThat(mail.render(NoticeKind.WINBACK, 1, interest, null, LINKS).subject())
        .isEqualTo("Still looking?");
    assertThat(mail.render(NoticeKind.WINBACK, 2, interest, null, LINKS).text())
        .contains("last mail");
  }

  @Test
  void whatIsNotCommercialOffersNoUnsubscribe() {
    Links links = new Links("https://a.test/verify", "https://a.test/preferences", null);

    Parts parts = mail.render(NoticeKind.NEW_ADDRESS, 2, interest, null, links);

    assertThat(parts.html() + parts.text()).doesNotContainIgnoringCase("unsubscribe");
  }

  @Test
  void noMailAsksForAnAddress() {
    assertThatThrownBy(() -> mail.render(NoticeKind.ASK_ADDRESS, 1, interest, null, LINKS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
