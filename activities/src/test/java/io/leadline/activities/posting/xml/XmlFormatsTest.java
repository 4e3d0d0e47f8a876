package io.leadline.activities.posting.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.posting.feed.Collected;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.FeedLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** LinkedIn's variant, Personio and RSS: what their fields mean. */
class XmlFormatsTest {
  private final LinkedInXmlReader linkedIn = new LinkedInXmlReader(FeedLimits.DEFAULT);
  private final PersonioXmlReader personio = new PersonioXmlReader(FeedLimits.DEFAULT);
  private final RssReader rss = new RssReader(FeedLimits.DEFAULT);

  @Test
  void readsLinkedInsVariant() {
    Collected read =
        Collected.of(
            linkedIn,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <source>
              <lastBuildDate>Sat, 28 Feb 2026 08:00:00 GMT</lastBuildDate>
              <job>
                <partnerJobId><![CDATA[NUR-7]]></partnerJobId>
                <company><![CDATA[Hill Country Care]]></company>
                <title><![CDATA[Charge Nurse]]></title>
                <description><![CDATA[<p>Lead the shift.</p>]]></description>
                <applyUrl><![CDATA[https://apply.example.com/7?a=1&amp;b=2]]></applyUrl>
                <location><![CDATA[Round Rock, TX, United States]]></location>
                <workplaceTypes><![CDATA[Hybrid]]></workplaceTypes>
                <jobtype><![CDATA[FULL_TIME]]></jobtype>
                <salaries><salary>
                  <highEnd><amount>48.50</amount><currencyCode>USD</currencyCode></highEnd>
                  <lowEnd><amount>41</amount><currencyCode>USD</currencyCode></lowEnd>
                  <period>HOURLY</period><type>BASE_SALARY</type>
                </salary></salaries>
                <listDate>2026-02-20</listDate><expirationDate>2026-04-01</expirationDate>
                <expectedJobCount>1</expectedJobCount>
              </job>
              <job><partnerJobId>NUR-8</partnerJobId><title>Nurse</title></job>
            </source>
            """);

    assertThat(read.items())
        .containsExactly(
            new FeedItem(
                "NUR-7",
                "Charge Nurse",
                "https://apply.example.com/7?a=1&b=2",
                "Lead the shift.",
                "Hill Country Care",
                "Round Rock, TX, United States",
                null,
                null,
                null,
                false,
                "$41 – $48.50 an hour",
                "FULL_TIME",
                null,
                Instant.parse("2026-02-20T00:00:00Z"),
                Instant.parse("2026-04-01T00:00:00Z")));
    assertThat(read.refused())
        .extracting(Collected.Refusal::reference, Collected.Refusal::why)
        .containsExactly(tuple("NUR-8", "its applyUrl is not an absolute http or https address"));
    assertThat(read.end().complete()).isTrue();
  }

  private static final String POSITIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <workzag-jobs>
        <position>
          <id>4711</id><subcompany>Nordlicht GmbH</subcompany><email>hr@nordlicht.example</email>
          <office>Hamburg / Remote</office><department>Care</department>
          <name>Pflegefachkraft (m/w/d)</name>
          <jobDescriptions>
            <jobDescription><name>Your tasks</name><value><![CDATA[<ul><li>Care</li></ul>]]></value>
            </jobDescription>
            <jobDescription><name>Your profile</name><value><![CDATA[Kind]]></value></jobDescription>
          </jobDescriptions>
          <employmentType>permanent</employmentType><schedule>full-time</schedule>
          <createdAt>2026-02-12T14:33:46+00:00</createdAt>
        </position>
      </workzag-jobs>
      """;

  @Test
  void readsPersonio_withAddressesFromTheFeedsOwn() {
    Collected read =
        Collected.of(
            personio,
            POSITIONS.getBytes(StandardCharsets.UTF_8),
            URI.create("https://nordlicht.jobs.personio.de/xml?language=en"));

    assertThat(read.items())
        .containsExactly(
            new FeedItem(
                "4711",
                "Pflegefachkraft (m/w/d)",
                "https://nordlicht.jobs.personio.de/job/4711",
                "Your tasks\n\nCare\n\nYour profile\n\nKind",
                "Nordlicht GmbH",
                "Hamburg",
                null,
                null,
                null,
                true,
                null,
                "full-time",
                "Care",
                Instant.parse("2026-02-12T14:33:46Z"),
                null));
  }

  @Test
  void saysHowAFileOfPersonioIsImported() {
    Collected read = Collected.of(personio, POSITIONS);

    assertThat(read.items()).isEmpty();
    assertThat(read.refused().getFirst().why()).contains("--address");
  }

  @Test
  void readsRss_withTheCompanyBeforeTheRole() {
    Collected read =
        Collected.of(
            rss,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss">
              <channel>
                <title>Remote jobs</title><link>https://board.example.com</link>
                <item>
                  <title>Acme &amp; Sons: Senior Editor</title>
                  <region>Anywhere in the World</region><category>Writing</category>
                  <type>Full-Time</type>
                  <description>&lt;p&gt;Edit &amp;amp; write.&lt;/p&gt;</description>
                  <pubDate>Thu, 26 Feb 2026 10:00:00 +0000</pubDate>
                  <expires_at>Sat, 28 Mar 2026 10:00:00 +0000</expires_at>
                  <guid>https://board.example.com/jobs/1</guid>
                  <link>https://board.example.com/jobs/1?utm_source=rss</link>
                </item>
                <item>
                  <title>Ward: night shift</title><company>Seton</company>
                  <location>Austin, TX</location>
                  <link>https://board.example.com/jobs/2</link>
                </item>
                <item><title>No link</title></item>
              </channel>
            </rss>
            """);

    assertThat(read.items())
        .containsExactly(
            new FeedItem(
                "https://board.example.com/jobs/1",
                "Senior Editor",
                "https://board.example.com/jobs/1?utm_source=rss",
                "Edit & write.",
                "Acme & Sons",
                null,
                null,
                null,
                null,
                true,
                null,
                "Full-Time",
                "Writing",
                Instant.parse("2026-02-26T10:00:00Z"),
                Instant.parse("2026-03-28T10:00:00Z")),
            new FeedItem(
                "https://board.example.com/jobs/2",
                "Ward: night shift",
                "https://board.example.com/jobs/2",
                "",
                "Seton",
                "Austin, TX",
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null));
    assertThat(read.refused())
        .extracting(Collected.Refusal::why)
        .containsExactly("it has no guid or link");
    assertThat(rss.listsAll()).isFalse();
  }
}
