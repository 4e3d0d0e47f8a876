package io.leadline.activities.posting.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.posting.feed.Collected;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.FeedLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndeedXmlReaderTest {
  private final IndeedXmlReader reader = new IndeedXmlReader(new FeedLimits(1 << 20, 20_000, 16));

  static String item(String reference, String more) {
    return "<job><referencenumber>%s</referencenumber><title>Nurse %s</title>"
            .formatted(reference, reference)
        + "<url>https://jobs.example.com/%s</url>%s</job>".formatted(reference, more);
  }

  static String feed(String... items) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><source><publisher>P</publisher>"
        + String.join("\n", items)
        + "</source>";
  }

  @Test
  void readsEveryField() {
    Collected read =
        Collected.of(
            reader,
            feed(
                """
                <job>
                  <title><![CDATA[ Registered Nurse &amp; Carer ]]></title>
                  <date><![CDATA[Fri, 10 Dec 2025 22:49:39 GMT]]></date>
                  <referencenumber><![CDATA[ A-1 ]]></referencenumber>
                  <url><![CDATA[https://jobs.example.com/1?a=1&amp;b=two words]]></url>
                  <company><![CDATA[Seton]]></company>
                  <city><![CDATA[Austin]]></city><state>TX</state><country>US</country>
                  <postalcode>78701</postalcode>
                  <description><![CDATA[<p>Care &oacute; &nbsp;x</p><ul><li>a</li><li>b</li></ul>]]>
                  </description>
                  <salary>$40 an hour</salary><jobtype>fulltime</jobtype>
                  <category>Nursing, Care</category><remotetype>Hybrid remote</remotetype>
                  <expirationdate>2026-02-01</expirationdate>
                </job>
                """));

    assertThat(read.refused()).isEmpty();
    assertThat(read.end().complete()).isTrue();
    assertThat(read.items())
        .containsExactly(
            new FeedItem(
                "A-1",
                "Registered Nurse & Carer",
                "https://jobs.example.com/1?a=1&b=two%20words",
                "Care ó x\n\na\nb",
                "Seton",
                "Austin",
                "TX",
                "US",
                "78701",
                false,
                "$40 an hour",
                "fulltime",
                "Nursing, Care",
                Instant.parse("2025-12-10T22:49:39Z"),
                Instant.parse("2026-02-01T00:00:00Z")));
  }

  @Test
  void leavesOutWhatIsEmpty() {
    FeedItem item =
        Collected.of(reader, feed(item("1", "<company><![CDATA[]]></company><city> </city>")))
            .items()
            .getFirst();

    assertThat(item.company()).isNull();
    assertThat(item.city()).isNull();
    assertThat(item.publishedAt()).isNull();
    assertThat(item.description()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <job><title>T</title><url>https://x.org/1</url></job> | null | no referencenumber
          <job><referencenumber>9</referencenumber><url>https://x.org/1</url></job> | 9 | no title
          <job><referencenumber>9</referencenumber><title>T</title></job> | 9 | url is not
          <job><referencenumber>9</referencenumber><title>T</title><url>javascript:alert(1)</url></job> | 9 | url is not
          <job><referencenumber>9</referencenumber><title>T</title><url>/relative</url></job> | 9 | url is not
          <job><referencenumber>9</referencenumber><title>T</wrong></job> | 9 | not well-formed
          <job><referencenumber>9</referencenumber><title>A & B</title><url>https://x.org</url></job> | 9 | not well-formed
          <job><referencenumber><![CDATA[9]]></referencenumber><title a="b>c</title></job> | 9 | not well-formed
          <job><referencenumber>9</referencenumber> | 9 | not closed before
          """)
  void refusesOneItemAndKeepsItsNeighbours(String broken, String reference, String why) {
    Collected read = Collected.of(reader, feed(item("1", ""), broken, item("2", "")));

    assertThat(read.references()).containsExactly("1", "2");
    assertThat(read.refused()).hasSize(1);
    assertThat(read.refused().getFirst().reference())
        .isEqualTo(reference.equals("null") ? null : reference);
    assertThat(read.refused().getFirst().why()).contains(why);
    assertThat(read.refused().getFirst().position()).isEqualTo(2);
    assertThat(read.end().complete()).isTrue();
  }

  @Test
  void refusesAnItemThatIsTooLarge() {
    String large = item("big", "<description>" + "x".repeat(30_000) + "</description>");

    Collected read = Collected.of(reader, feed(item("1", ""), large, item("2", "")));

    assertThat(read.references()).containsExactly("1", "2");
    assertThat(read.refused())
        .extracting(Collected.Refusal::reference, Collected.Refusal::why)
        .containsExactly(tuple("big", "it is larger than 20000 characters"));
  }

  @Test
  void refusesAnItemThatNestsTooDeep() {
    String deep = "<b>".repeat(20) + "</b>".repeat(20);

    Collected read =
        Collected.of(reader, feed(item("1", "<description>" + deep + "</description>")));

    assertThat(read.items()).isEmpty();
    assertThat(read.refused().getFirst().why()).contains("deeper than 16");
  }

  @Test
  void keepsWhatCameBeforeABreakButIsNotComplete() {
    String whole = feed(item("1", ""), item("2", ""), item("3", ""));
    int inThird = whole.indexOf("Nurse 3");

    Collected read = Collected.of(reader, whole.substring(0, inThird));

    assertThat(read.references()).containsExactly("1", "2");
    assertThat(read.refused())
        .extracting(Collected.Refusal::reference, Collected.Refusal::why)
        .containsExactly(tuple("3", "the document ends inside it"));
    assertThat(read.end().problem()).contains("broke off");
  }

  @Test
  void isNotCompleteForAnyPrefixOfADocument() {
    String whole = feed(item("1", "<city><![CDATA[a]]></city>"), item("2", ""));

    for (int length = 0; length < whole.length(); length++) {
      Collected read = Collected.of(reader, whole.substring(0, length));
      assertThat(read.end().complete()).as("the first %d characters", length).isFalse();
      assertThat(read.items().size()).isLessThanOrEqualTo(2);
    }
    assertThat(Collected.of(reader, whole).end().complete()).isTrue();
  }

  @Test
  void stopsAtADocumentThatIsTooLarge() {
    String[] items = new String[20_000];
    Arrays.setAll(items, i -> item("n" + i, ""));

    Collected read = Collected.of(reader, feed(items));

    assertThat(read.items()).hasSizeGreaterThan(5_000);
    assertThat(read.end().problem()).contains("larger than 1048576 bytes");
  }

  @Test
  void opensNoFileAndExpandsNoEntity(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "top-secret");
    String document =
        """
        <!DOCTYPE source [
          <!ENTITY file SYSTEM "%s">
          <!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
          <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
        ]>
        <source>%s</source>
        """
            .formatted(
                secret.toUri(),
                item("1", "<company>&file;</company><description>x &d; y</description>"));

    Collected read = Collected.of(reader, document);

    assertThat(read.references()).containsExactly("1");
    assertThat(read.items().toString()).doesNotContain("top-secret").doesNotContain("lol");
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, UTF-8",
    "ISO-8859-2, ISO-8859-2",
    "windows-1250, windows-1250",
    "utf-16, UTF-16",
    "utf-16, UTF-16LE",
    "no-such-charset, UTF-8",
  })
  void readsTheDeclaredCharset(String declared, String actual) {
    String document =
        feed(item("1", "<city>Kraków</city>"))
            .replace("encoding=\"utf-8\"", "encoding=\"" + declared + "\"");

    Collected read = Collected.of(reader, document, Charset.forName(actual));

    assertThat(read.items().getFirst().city()).isEqualTo("Kraków");
    assertThat(read.end().complete()).isTrue();
  }

  @Test
  void survivesBytesAndCharactersThatXmlForbids() {
    byte[] document =
        feed(item("1", "<city>a\u0001b\u001fc</city><company>x?y</company>"))
            .getBytes(StandardCharsets.UTF_8);
    document[new String(document, StandardCharsets.UTF_8).indexOf("x?y") + 1] = (byte) 0xc3;

    Collected read = Collected.of(reader, document);

    assertThat(read.items().getFirst().city()).isEqualTo("a b c");
    assertThat(read.items().getFirst().company()).isEqualTo("x\ufffdy");
  }

  @Test
  void startsAfterAByteOrderMark() {
    Collected read = Collected.of(reader, "\ufeff" + feed(item("1", "")));

    assertThat(read.references()).containsExactly("1");
    assertThat(read.end().complete()).isTrue();
  }

  @Test
  void readsMarkupThatIsNotWrapped() {
    Collected read =
        Collected.of(
            reader,
            feed(
                item(
                    "1",
                    "<!-- <job> --><description><p>One</p><p>Two&nbsp;&amp;</p></description>"
                        + "<g:extra xmlns=\"x\">y</g:extra>")));

    assertThat(read.refused()).isEmpty();
    assertThat(read.items().getFirst().description()).isEqualTo("One\n\nTwo &");
  }

  @Test
  void passesOverItemsInCommentsAndText() {
    Collected read =
        Collected.of(
            reader,
            feed(
                "<!-- " + item("hidden", "") + " -->",
                item("1", "<description><![CDATA[</job><job> ]]]]></description>")));

    assertThat(read.references()).containsExactly("1");
    assertThat(read.refused()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "<?xml version=\"1.0\"?>", "<!-- nothing -->"})
  void callsADocumentWithoutContentEmpty(String document) {
    assertThat(Collected.of(reader, document).end().problem()).isEqualTo("the feed is empty");
  }

  @Test
  void readsAFeedWithoutItemsToItsEnd() {
    Collected read = Collected.of(reader, feed());

    assertThat(read.items()).isEmpty();
    assertThat(read.end().complete()).isTrue();
  }
}
