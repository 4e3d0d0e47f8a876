package io.leadline.activities.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.AddressReport.Reason;
import io.leadline.activities.address.AddressReport.Verdict;
import io.leadline.activities.address.MailDomains.Answer;
import io.leadline.activities.address.MailDomains.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {
  private final List<String> asked = new ArrayList<>();
  private Status status = Status.ACCEPTS;
  private final AddressCheck check =
      new AddressCheck(
          DisposableDomains.load(Set.of("burner.example"), Set.of("good.mailinator.com")),
          domain -> {
            asked.add(domain);
            return new Answer(status, Duration.ofHours(1));
          });

  @ParameterizedTest
  @CsvSource({
    "jane@example.com, jane@example.com",
    "'  Jane.Doe+jobs@EXAMPLE.com ', Jane.Doe+jobs@example.com",
    "o'brien_2/x=y@sub.example.co.uk, o'brien_2/x=y@sub.example.co.uk",
    "jane@bücher.example, jane@xn--bcher-kva.example",
    "jane@BU\u0308CHER.example, jane@xn--bcher-kva.example",
    "a@b.cd, a@b.cd",
  })
  void acceptsAndNormalises(String input, String expected) {
    AddressReport report = check.check(input);

    assertThat(report)
        .isEqualTo(new AddressReport(expected, Verdict.ACCEPT, List.of(), null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "'', needed",
    "'   ', needed",
    "jane, has an @",
    "@example.com, before the @ is missing",
    "jane@, after the @ is missing",
    "jane@localhost, needs a dot",
    "jane@@example.com, only one @",
    "jane@doe@example.com, only one @",
    "'\"jane doe\"@example.com', Quotation marks",
    "jane(home)@example.com, Comments",
    "Jane <jane@example.com>, without a name",
    "jane@[192.0.2.1], not a network address",
    "jane@192.0.2.1, not a network address",
    "jane doe@example.com, no blanks",
    "jane@exam ple.com, no blanks",
    ".jane@example.com, Dots before the @",
    "jane.@example.com, Dots before the @",
    "ja..ne@example.com, Dots before the @",
    "'ja,ne@example.com', not accepted",
    "jané@example.com, letters a to z",
    "jane@.example.com, after the @",
    "jane@example..com, after the @",
    "jane@example.com., Dots after the @",
    "jane@-example.com, not a domain name",
    "jane@exam_ple.com, not a domain name",
  })
  void refusesInClearWordsWithoutAskingTheDomain(String input, String words) {
    AddressReport report = check.check(input);

    assertThat(report.verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(report.reasons()).containsExactly(Reason.SYNTAX);
    assertThat(report.problem()).contains(words);
    assertThat(asked).isEmpty();
  }

  @Test
  void measuresLengthsInOctets() {
    String label = "d".repeat(63);
    String domain = label + "." + label + "." + label + ".com";

    assertThat(check.check("a".repeat(64) + "@example.com").verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(check.check("a".repeat(65) + "@example.com").reasons())
        .containsExactly(Reason.TOO_LONG);
    assertThat(check.check("a".repeat(254 - 1 - domain.length()) + "@" + domain).verdict())
        .isEqualTo(Verdict.ACCEPT);
    assertThat(check.check("a".repeat(64) + "@" + domain).reasons())
        .containsExactly(Reason.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@mailinator.com", "a@sub.mailinator.com", "a@burner.example", "a@YOPMAIL.com"})
  void refusesThrowAwayDomainsAndWhatIsUnderThem(String address) {
    AddressReport report = check.check(address);

    assertThat(report.verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(report.reasons()).containsExactly(Reason.DISPOSABLE);
    assertThat(asked).isEmpty();
  }

  @Test
  void acceptsWhatTheOperatorExcepts() {
    assertThat(check.check("a@good.mailinator.com").verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(check.check("a@x.good.mailinator.com").verdict()).isEqualTo(Verdict.ACCEPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "No-Reply", "Postmaster", "sales+x", "HR"})
  void roleNamesAreAcceptedButMustConfirm(String local) {
    AddressReport report = check.check(local + "@example.com");

    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(report.reasons()).containsExactly(Reason.ROLE);
    assertThat(report.confirmationRequired()).isTrue();
  }

  @Test
  void ordinaryNamesNeedNoExtraConfirmation() {
    assertThat(check.check("salesman@example.com").confirmationRequired()).isFalse();
  }

  @Test
  void aTypoIsHintedAtAndNeverApplied() {
    AddressReport report = check.check("Jane@yahho.com");

    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(report.address()).isEqualTo("Jane@yahho.com");
    assertThat(report.suggestion()).isEqualTo("Jane@yahoo.com");
    assertThat(report.reasons()).containsExactly(Reason.TYPO);
  }

  @Test
  void aDomainThatDoesNotExistIsRefusedWithTheHint() {
    status = Status.NO_SUCH_DOMAIN;

    AddressReport report = check.check("jane@gnail.con");

    assertThat(report.verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(report.problem()).contains("no domain gnail.con");
    assertThat(report.suggestion()).isEqualTo("jane@gmail.com");
  }

  @Test
  void aDomainThatTakesNoMailIsRefused() {
    status = Status.NO_MAIL;

    AddressReport report = check.check("jane@null-mx.example");

    assertThat(report.verdict()).isEqualTo(Verdict.REFUSE);
    assertThat(report.reasons()).containsExactly(Reason.NO_MAIL_DOMAIN);
    assertThat(report.problem()).contains("accepts no mail");
  }

  @Test
  void aSilentNameServerNeverRefuses() {
    status = Status.UNKNOWN;

    AddressReport report = check.check("jane@example.com");

    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.problem()).isNull();
    assertThat(report.reasons()).containsExactly(Reason.DOMAIN_UNKNOWN);
  }
}
