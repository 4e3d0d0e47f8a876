package io.leadline.activities.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypoHintsTest {
  @ParameterizedTest
  @CsvSource({
    "gmail.con, gmail.com",
    "gnail.con, gmail.com",
    "gmail.co, gmail.com",
    "gmial.com, gmail.com",
    "gmai.com, gmail.com",
    "homail.con, hotmail.com",
    "hotmail.co, hotmail.com",
    "hotmial.com, hotmail.com",
    "fabecook.com, facebook.com",
    "yajoo.com, yahoo.com",
    "yahooo.cmo, yahoo.com",
    "yaho.com, yahoo.com",
    "yahho.co.uk, yahoo.co.uk",
    "comcast.nry, comcast.net",
    "outlok.com, outlook.com",
    "iclod.com, icloud.com",
    "aol.con, aol.com",
    "emaildomain.con, emaildomain.com",
    "randomsmallcompany.cmo, randomsmallcompany.com",
    "mail.randomsmallcompany.cmo, mail.randomsmallcompany.com",
  })
  void guessesWhatWasMeant(String typed, String meant) {
    assertThat(TypoHints.correct(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gmail.com",
        "yahoo.com.tw",
        "yahoo.co.uk",
        "gmx.fr",
        "outlook.in",
        "hotmail.com.br",
        "kicksend.com",
        "mail.com",
        "email.com",
        "example.com",
        "example.co",
        "life.com",
        "bol.com",
        "small.com",
        "we.com",
        "ford.com",
        "web.dev",
        "comcast.org",
        "sub.gmail.example"
      })
  void leavesAloneWhatMayBeRight(String domain) {
    assertThat(TypoHints.correct(domain)).isEmpty();
  }
}
