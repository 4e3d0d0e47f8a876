package io.leadline.sandbox.provider.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final int KEEP = 10;

  @TempDir Path folder;

  private static void accept(Ledger ledger, String id, String sendId) throws IOException {
    Slice body = ledger.store(("body of " + id).getBytes(UTF_8));
    MailCall call = new MailCall(id, Instant.EPOCH, body, Map.of(), List.of(), true, true);
    MailItem item =
        new MailItem(
            body, id + "@example.com", Map.of("send_id", sendId), MailItem.Outcome.DELIVERED, null);
    ledger.append(new Entry.MailAccepted(call, List.of(item)));
  }

  @Test
  void cutsOffALineThatAKillLeftUnfinished() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEEP)) {
      accept(ledger, "a", "s-a");
    }
    Path journal = folder.resolve("journal.jsonl");
    Files.writeString(journal, "{\"t\":\"mail\",\"call\":{\"id\":\"b", StandardOpenOption.APPEND);

    try (Ledger ledger = Ledger.open(folder, KEEP)) {
      assertThat(ledger.mailbox().size()).isEqualTo(1);
      accept(ledger, "c", "s-c");
    }
    try (Ledger ledger = Ledger.open(folder, KEEP)) {
      assertThat(ledger.mailbox().newest(null, 9, m -> true))
          .extracting(StoredMessage::to)
          .containsExactly("c@example.com", "a@example.com");
    }
  }

  @Test
  void forgetsOldMessagesButNotTheirCounts() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEEP)) {
      for (int i = 0; i < 25; i++) {
        accept(ledger, "m" + i, "s-" + i % 20);
      }
    }
    try (Ledger ledger = Ledger.open(folder, KEEP)) {
      assertThat(ledger.mailbox().size()).isEqualTo(KEEP);
      assertThat(ledger.mailbox().find("m14-0")).isEmpty();
      StoredMessage.Mail kept = (StoredMessage.Mail) ledger.mailbox().find("m15-0").orElseThrow();
      assertThat(new String(ledger.read(kept.item().data()), UTF_8)).isEqualTo("body of m15");
      assertThat(ledger.counts().distinct()).isEqualTo(20);
      assertThat(ledger.counts().of("s-0")).isEqualTo(2);
      assertThat(ledger.counts().of("s-5")).isEqualTo(1);
      assertThat(ledger.counts().of("s-99")).isZero();
    }
  }

  @Test
  void countsEveryIdOnceAmongManyAndNamesTheRepeatedOnes() {
    SendCounts counts = new SendCounts();
    IntStream.range(0, 50_000).forEach(i -> counts.apply(sms("s-" + i)));
    counts.apply(sms("s-7"));
    counts.apply(sms("s-7"));

    assertThat(counts.distinct()).isEqualTo(50_000);
    assertThat(counts.repeated()).containsExactly(Map.entry("s-7", 3));
    assertThat(counts.totals().get("sms")).isEqualTo(new SendCounts.Totals(50_002, 50_002));
  }

  private static Entry sms(String sendId) {
    return new Entry.SmsAccepted(
        "SM", Instant.EPOCH, "AC", "+1", "+2", "Hi", 1, null, null, sendId, null, false);
  }

  @Test
  void readsALineThatIsLongerThanOneRead() throws IOException {
    String text = "x".repeat(1_000_000);
    try (Ledger ledger = Ledger.open(folder, KEEP)) {
      ledger.append(new Entry.SlackAccepted("a", Instant.EPOCH, "#c", "first", null));
      ledger.append(new Entry.SlackAccepted("b", Instant.EPOCH, "#c", text, null));
      ledger.append(new Entry.SlackAccepted("c", Instant.EPOCH, "#c", "last", null));
    }
    try (Ledger ledger = Ledger.open(folder, KEEP)) {
      assertThat(ledger.mailbox().size()).isEqualTo(3);
    }
  }
}
