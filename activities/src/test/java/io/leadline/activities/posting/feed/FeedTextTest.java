package io.leadline.activities.posting.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, HTML and remote work as feeds write them. */
class FeedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fri, 10 Dec 2021 22:49:39 GMT  | 2021-12-10T22:49:39Z
          10 Dec 2021 22:49:39 +0100     | 2021-12-10T21:49:39Z
          Fri, 10 Dec 2021 22:49 EST     | 2021-12-11T03:49:00Z
          Fri, 10 Dec 21 22:49:39 -0500  | 2021-12-11T03:49:39Z
          2021-12-10                     | 2021-12-10T00:00:00Z
          2021-12-10T22:49:39Z           | 2021-12-10T22:49:39Z
          2021-12-10T22:49:39.123Z       | 2021-12-10T22:49:39.123Z
          2021-12-10T22:49:39+01:00      | 2021-12-10T21:49:39Z
          2021-12-10T22:49:39            | 2021-12-10T22:49:39Z
          2021-12-10 22:49:39            | 2021-12-10T22:49:39Z
          2021-12-10 22:49:39 +0200      | 2021-12-10T20:49:39Z
          2021-12-10 22:49:39 UTC        | 2021-12-10T22:49:39Z
          2021-12-10 22:49               | 2021-12-10T22:49:00Z
          Mon, 10 Dec 2021               | 2021-12-10T00:00:00Z
          10.12.2021                     | 2021-12-10T00:00:00Z
          """)
  void understandsDates(String written, Instant meant) {
    assertThat(FeedDates.parse(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "soon", "2021-13-45", "99/99/9999", "1234567890"})
  void leavesOtherDatesOut(String written) {
    assertThat(FeedDates.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain text                          | plain text
          a &amp; b&nbsp;c                    | a & b c
          <b>bold</b> <i>words</i>            | bold words
          one<br>two<br/>three                | one#two#three
          <p>one</p><p>two</p>                | one##two
          klient&oacute;w                     | klientów
          <script>alert(1)</script>safe       | safe
          <style>p{}</style><p>x</p>          | x
          &lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&amp;amp;three&lt;/p&gt; | one##two&three
          <p onclick="x()">a</p><svg><text>b</text></svg><noscript>c</noscript> | a
          <form><input value="x"><button>Apply</button></form>                  | Apply
          1 < 2 and 3 > 2                     | 1 < 2 and 3 > 2
          <p>unclosed <li>item                | unclosed##item
          """)
  void makesPlainTextOfHtml(String html, String text) {
    assertThat(HtmlText.lines(html)).isEqualTo(text.replace('#', '\n'));
  }

  @Test
  void cutsLongTextBetweenCharacters() {
    assertThat(HtmlText.line("x".repeat(299) + "\ud83d\ude00", 300)).hasSize(299);
    assertThat(HtmlText.lines("y".repeat(30_000))).hasSize(20_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Fully remote   | Austin    | Nurse                  | true
          Remote         | -         | Nurse                  | true
          Hybrid remote  | Austin    | Nurse                  | false
          COVID-19       | Austin    | Nurse                  | false
          -              | Remote    | Nurse                  | true
          -              | Zdalnie   | Nurse                  | true
          -              | zdalna    | Nurse                  | true
          -              | Austin    | Nurse (Remote)         | true
          -              | Austin    | Nurse - Remote         | true
          -              | Austin    | Remote Control Fitter  | false
          -              | Austin    | Nurse                  | false
          """)
  void tellsRemoteWork(@Nullable String type, @Nullable String city, String title, boolean remote) {
    assertThat(RemoteWork.isMeant(type, city, title)).isEqualTo(remote);
  }
}
