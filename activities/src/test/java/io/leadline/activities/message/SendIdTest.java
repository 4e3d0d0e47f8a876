package io.leadline.activities.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.NoticeKind;
import io.leadline.workflows.lead.NoticeRequest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendIdTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @Test
  void beginsWithTheLocalDateAndReadsBack() {
    String id = SendId.alert(DAY, "abc234", Channel.SMS);
    assertThat(id).isEqualTo("20260302-abc234-sms-alert");
    assertThat(SendId.parse(id))
        .isEqualTo(new SendId(id, DAY, "abc234", Channel.SMS, MessageKind.ALERT));
  }

  @Test
  void verificationsAreToldApartByEpochAndOrdinal() {
    assertThat(SendId.verification(DAY, "abc", 1, 2)).isEqualTo("20260302-abc-email-verify-1-2");
    assertThat(SendId.parse("20260302-abc-email-verify-1-2").kind())
        .isEqualTo(MessageKind.VERIFICATION);
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void noticesReadBackAsTheirRequest(NoticeKind kind) {
    NoticeRequest request = new NoticeRequest("abc", 3, kind, Channel.SMS, 2, DAY);

    assertThat(SendId.parse(SendId.notice(request)).notice()).contains(request);
  }

  @Test
  void alertsAndVerificationsAreNoNotices() {
    assertThat(SendId.parse(SendId.alert(DAY, "abc", Channel.EMAIL)).notice()).isEmpty();
    assertThat(SendId.parse(SendId.verification(DAY, "abc", 1, 2)).notice()).isEmpty();
  }

  @Test
  void messagesOfOperatorsAreToldApartByTheirJob() {
    String toLead = SendId.direct(DAY, "abc", Channel.EMAIL, "job-1-0");
    String toOther = SendId.direct(DAY, null, Channel.SMS, "job2");

    assertThat(toLead).isEqualTo("20260302-abc-email-direct-job-1-0");
    assertThat(SendId.parse(toLead))
        .isEqualTo(new SendId(toLead, DAY, "abc", Channel.EMAIL, MessageKind.DIRECT));
    assertThat(SendId.parse(toLead).isToLead()).isTrue();
    assertThat(SendId.parse(toLead).notice()).isEmpty();
    assertThat(SendId.parse(toOther).isToLead()).isFalse();
    assertThat(SendId.isSendId("20260302-abc-email-direct")).isFalse();
  }

  @Test
  void refusesWhatIsNotASendId() {
    assertThat(SendId.isSendId("20260302-abc-fax-alert")).isFalse();
    assertThatThrownBy(() -> SendId.parse("abc")).hasMessageContaining("abc");
  }
}
