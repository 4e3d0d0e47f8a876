package io.leadline.activities.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.workflows.lead.Channel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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

  @Test
  void refusesWhatIsNotASendId() {
    assertThat(SendId.isSendId("20260302-abc-fax-alert")).isFalse();
    assertThatThrownBy(() -> SendId.parse("abc")).hasMessageContaining("abc");
  }
}
