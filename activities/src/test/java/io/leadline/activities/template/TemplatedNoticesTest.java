package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.lead.PendingAddress;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.NoticeKind;
import io.leadline.workflows.lead.NoticeRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TemplatedNoticesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");

  private final Lead lead = Leads.anActiveLead().phone("+15125550101").build();
  private @Nullable Instant nextAlert;
  private final TemplatedNotices notices =
      new TemplatedNotices(
          TemplateFolder.NONE,
          new ReadableTokens(),
          new MailSettings("https://a.test", "Acme Jobs", "1 Main St, Austin"),
          any -> Optional.ofNullable(nextAlert),
          () -> NOW);

  @Test
  void aMailThatCanBeLeftCarriesTheOneClickHeader() {
    Draft draft = notices.draft(lead, request(NoticeKind.WINBACK, Channel.EMAIL, 2));

    assertThat(draft.to()).isEqualTo(lead.email());
    assertThat(draft.kind()).isEqualTo(MessageKind.WINBACK);
    assertThat(draft.unsubscribeUrl()).startsWith("https://a.test/unsubscribe/");
    assertThat(draft.html()).contains(draft.unsubscribeUrl(), "https://a.test/keep/");
    assertThat(draft.text()).contains(draft.unsubscribeUrl(), "https://a.test/keep/");
  }

  @Test
  void theProofOfAnAddressGoesToThatAddress_underItsVersion() {
    PendingAddress pending =
        new PendingAddress("new@example.com", Leads.HASHER.email("new@example.com"), 2, NOW);

    Draft draft =
        notices.draft(lead.awaiting(pending), request(NoticeKind.NEW_ADDRESS, Channel.EMAIL, 2));

    assertThat(draft.to()).isEqualTo("new@example.com");
    assertThat(draft.toHash()).isEqualTo(pending.emailHash());
    assertThat(draft.addressVersion()).isEqualTo(2);
    assertThat(draft.unsubscribeUrl()).isEmpty();
    assertThat(draft.text()).contains("https://a.test/address/");
  }

  @Test
  void welcomeSaysWhenTheNextLookIs_unlessThatIsNow() {
    nextAlert = Instant.parse("2026-11-25T14:12:00Z");
    assertThat(notices.draft(lead, request(NoticeKind.WELCOME, Channel.EMAIL, 1)).text())
        .contains("Wednesday, November 25, at 08:12 your time");

    nextAlert = NOW;
    assertThat(notices.draft(lead, request(NoticeKind.WELCOME, Channel.EMAIL, 1)).text())
        .doesNotContain("your time");
  }

  @Test
  void theFirstTextNamesSenderFrequencyCostHelpAndTheWayOut() {
    Draft draft = notices.draft(lead, request(NoticeKind.WELCOME, Channel.SMS, 1));

    assertThat(draft.to()).isEqualTo("+15125550101");
    assertThat(draft.toHash()).isEqualTo(Leads.HASHER.phone("+15125550101"));
    assertThat(draft.text())
        .startsWith("Acme Jobs:")
        .contains("1 msg/day", "Msg & data rates may apply", "HELP", "STOP");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NEW_ADDRESS")
  void everyTextCanBeStopped_andShowsNoMarkup(NoticeKind kind) {
    Draft draft = notices.draft(lead, request(kind, Channel.SMS, 1));

    assertThat(draft.text()).contains("STOP").doesNotContain("<", "&amp;");
    assertThat(draft.html()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ASK_ADDRESS")
  void aMailIsNamedByItsRequest(NoticeKind kind) {
    NoticeRequest request = request(kind, Channel.EMAIL, 1);
    Lead waiting =
        lead.awaiting(
            new PendingAddress("n@example.com", Leads.HASHER.email("n@example.com"), 2, NOW));

    String sendId = notices.draft(waiting, request).sendId();

    assertThat(SendId.parse(sendId).notice()).contains(request);
  }

  private NoticeRequest request(NoticeKind kind, Channel channel, int ordinal) {
    return new NoticeRequest(lead.id(), 1, kind, channel, ordinal, LocalDate.parse("2026-11-24"));
  }
}
