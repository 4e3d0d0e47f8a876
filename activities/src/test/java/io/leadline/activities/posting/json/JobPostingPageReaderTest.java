package io.leadline.activities.posting.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.posting.feed.Collected;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.FeedLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobPostingPageReaderTest {
  private static final URI PAGE = URI.create("https://careers.example.com/jobs/7");
  private final JobPostingPageReader reader = new JobPostingPageReader(FeedLimits.DEFAULT);

  private Collected read(String document) {
    return Collected.of(reader, document.getBytes(StandardCharsets.UTF_8), PAGE);
  }

  private static String page(String... scripts) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html><head><title>Job</title>");
    for (String script : scripts) {
      page.append("<script type=\"application/ld+json\">").append(script).append("</script>");
    }
    return page.append("</head><body><video><source src=x></video></body></html>").toString();
  }

  private static String posting(String more) {
    return "{\"@context\": \"https://schema.org/\", \"@type\": \"JobPosting\", \"title\": \"Nurse\""
        + more
        + "}";
  }

  @Test
  void readsAPage() {
    Collected read =
        read(
            page(
                "{\"@type\": \"BreadcrumbList\"}",
                posting(
                    """
                    , "description": "<p>Care</p>", "datePosted": "2026-02-20",
                    "validThrough": "2026-03-31T00:00", "employmentType": ["FULL_TIME", "CONTRACTOR"],
                    "identifier": {"@type": "PropertyValue", "name": "Seton", "value": "N-7"},
                    "hiringOrganization": {"@type": "Organization", "name": "Seton"},
                    "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress",
                      "addressLocality": "Austin", "addressRegion": "TX", "postalCode": "78701",
                      "addressCountry": {"@type": "Country", "name": "US"}}}],
                    "baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {
                      "@type": "QuantitativeValue", "minValue": 40, "maxValue": 60, "unitText": "HOUR"}}
                    """)));

    assertThat(read.items())
        .containsExactly(
            new FeedItem(
                "N-7",
                "Nurse",
                "https://careers.example.com/jobs/7",
                "Care",
                "Seton",
                "Austin",
                "TX",
                "US",
                "78701",
                false,
                "$40 – $60 an hour",
                "FULL_TIME, CONTRACTOR",
                null,
                Instant.parse("2026-02-20T00:00:00Z"),
                Instant.parse("2026-03-31T00:00:00Z")));
    assertThat(read.end().complete()).isTrue();
  }

  @Test
  void findsPostingsInGraphsListsAndLists() {
    Collected read =
        read(
            page(
                "{\"@graph\": [{\"@type\": \"WebPage\"}, "
                    + posting(", \"identifier\": \"1\"")
                    + "]}",
                "[" + posting(", \"identifier\": 2") + "]",
                "{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"ListItem\", \"item\": "
                    + posting(", \"url\": \"/jobs/3\"")
                        .replace("\"JobPosting\"", "[\"JobPosting\"]")
                    + "}]}"));

    assertThat(read.references()).containsExactly("1", "2", "https://careers.example.com/jobs/3");
  }

  @Test
  void readsJsonLdWithoutAPage() {
    Collected read = Collected.of(reader, posting(", \"url\": \"https://x.org/1\""));

    assertThat(read.references()).containsExactly("https://x.org/1");
  }

  @Test
  void refusesABrokenScriptAndKeepsTheOthers() {
    Collected read = read(page("{\"@type\": \"JobPosting\", }", posting("")));

    assertThat(read.items()).hasSize(1);
    assertThat(read.refused().getFirst().why()).contains("not well-formed");
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(read(page("{\"@type\": \"Organization\"}")).end().problem())
        .isEqualTo("the page has no JobPosting that can be read");
  }

  @Test
  void takesTelecommutingForRemote() {
    Collected read =
        read(
            page(
                posting(
                    ", \"jobLocationType\": \"TELECOMMUTE\", \"applicantLocationRequirements\":"
                        + " {\"@type\": \"Country\", \"name\": \"USA\"}")));

    assertThat(read.items().getFirst().remote()).isTrue();
    assertThat(read.items().getFirst().city()).isEqualTo("USA");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      textBlock =
          """
          {"currency": "EUR", "value": {"value": 45000, "unitText": "YEAR"}}  | €45,000 a year
          {"currency": "PLN", "value": {"minValue": "5000", "unitText": "MONTH"}} | PLN 5,000 a month
          {"currency": "USD", "value": 25}                                    | $25
          {"currency": "USD", "value": {"minValue": 0, "maxValue": 0}}        | -
          {"currency": "USD"}                                                 | -
          "$22 per hour"                                                      | $22 per hour
          51000                                                               | 51,000
          """)
  void takesPayAsItIsStated(String salary, @Nullable String pay) {
    Collected read = read(page(posting(", \"baseSalary\": " + salary)));

    assertThat(read.items().getFirst().pay()).isEqualTo(pay);
  }

  @Test
  void takesNoEstimateForPay() {
    Collected read =
        read(page(posting(", \"estimatedSalary\": {\"currency\": \"USD\", \"value\": 50000}")));

    assertThat(read.items().getFirst().pay()).isNull();
  }
}
