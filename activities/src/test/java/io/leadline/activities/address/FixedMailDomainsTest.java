package io.leadline.activities.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.MailDomains.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedMailDomainsTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, ACCEPTS",
    "example.org, ACCEPTS",
    "board.test, ACCEPTS",
    "gmail.com, ACCEPTS",
    "yahoo.com.tw, ACCEPTS",
    "null-mx.example, NO_MAIL",
    "nowhere.invalid, NO_SUCH_DOMAIN",
    "gnail.con, NO_SUCH_DOMAIN",
    "homail.con, NO_SUCH_DOMAIN",
    "fabecook.com, NO_SUCH_DOMAIN",
    "yajoo.com, NO_SUCH_DOMAIN",
    "servfail.example, UNKNOWN",
    "timeout.example, UNKNOWN",
    "acme-staffing.com, UNKNOWN",
  })
  void answersWithoutANameServer(String domain, Status status) {
    assertThat(new FixedMailDomains().ask(domain).status()).isEqualTo(status);
  }
}
