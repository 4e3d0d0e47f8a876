package io.leadline.sandbox.provider.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.sandbox.provider.ledger.Entry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppressionListTest {
  private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");

  private final SuppressionList list = new SuppressionList();

  @Test
  void anUnsubscribeCanBeLifted_inWhateverSpelling() {
    list.apply(happened("anna@example.com", "unsubscribe"));
    assertThat(list.reasonFor("anna@example.com")).contains("Unsubscribed Address");

    list.apply(new Entry.OptOutLifted("Anna@example.com", NOW));

    assertThat(list.reasonFor("anna@example.com")).isEmpty();
  }

  @Test
  void aSpamReportStaysWhateverIsLifted() {
    list.apply(happened("ben@example.com", "spamreport"));

    list.apply(new Entry.OptOutLifted("ben@example.com", NOW));

    assertThat(list.reasonFor("ben@example.com")).contains("Spam Reporting Address");
  }

  @Test
  void eachListHasItsOwn_inPagesNewestFirst() {
    for (int i = 0; i < 3; i++) {
      list.apply(
          new Entry.MailEvent(
              "e" + i, "m1", i + "@example.com", NOW.plusSeconds(i), "bounce", Map.of()));
    }
    list.apply(happened("ben@example.com", "unsubscribe"));

    assertThat(list.page("bounces", 0, 2))
        .extracting(SuppressionList.Listed::email)
        .containsExactly("2@example.com", "1@example.com");
    assertThat(list.page("bounces", 2, 2))
        .extracting(SuppressionList.Listed::email)
        .containsExactly("0@example.com");
    assertThat(list.page("unsubscribes", 0, 9)).hasSize(1);
    assertThat(list.page("spam_reports", 0, 9)).isEmpty();
  }

  private static Entry happened(String to, String event) {
    return new Entry.MailEvent("e1", "m1", to, NOW, event, Map.of());
  }
}
