package io.leadline.activities.posting.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.posting.feed.Collected;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.FeedLimits;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Greenhouse, Lever, Ashby and Adzuna: what their fields mean. */
class JsonFormatsTest {
  private final GreenhouseReader greenhouse = new GreenhouseReader(FeedLimits.DEFAULT);
  private final LeverReader lever = new LeverReader(FeedLimits.DEFAULT);
  private final AshbyReader ashby = new AshbyReader(FeedLimits.DEFAULT);
  private final AdzunaReader adzuna = new AdzunaReader(FeedLimits.DEFAULT);

  private static String greenhouse(int total) {
    return """
    {"jobs": [{
      "absolute_url": "https://boards.example.com/acme/jobs/12",
      "location": {"name": "Remote - US"}, "metadata": [{"id": 99, "name": "x", "value": null}],
      "id": 12, "title": "Data Analyst", "company_name": "Acme ",
      "updated_at": "2026-02-20T08:00:00-05:00", "first_published": "2026-02-10T08:00:00-05:00",
      "application_deadline": "2026-03-31T23:00:00-04:00",
      "content": "&lt;div class=&quot;intro&quot;&gt;&lt;p&gt;R&amp;amp;D counts.&lt;/p&gt;&lt;/div&gt;",
      "departments": [{"id": 1, "name": "Data"}], "offices": [{"id": 2, "name": "US"}],
      "pay_input_ranges": [{"min_cents": 9000000, "max_cents": 12000000, "currency_type": "CAD"}]
    }], "meta": {"total": %d}}
    """
        .formatted(total);
  }

  @Test
  void readsGreenhouse() {
    Collected read = Collected.of(greenhouse, greenhouse(1));

    assertThat(read.items())
        .containsExactly(
            new FeedItem(
                "12",
                "Data Analyst",
                "https://boards.example.com/acme/jobs/12",
                "R&D counts.",
                "Acme",
                "US",
                null,
                null,
                null,
                true,
                "CA$90,000 – CA$120,000",
                null,
                "Data",
                Instant.parse("2026-02-10T13:00:00Z"),
                Instant.parse("2026-04-01T03:00:00Z")));
    assertThat(read.end().complete()).isTrue();
  }

  @Test
  void isNotCompleteWhenTheBoardHasMoreThanTheReply() {
    assertThat(Collected.of(greenhouse, greenhouse(37)).end().problem())
        .isEqualTo("the feed holds 1 of the board's 37 jobs");
  }

  @Test
  void readsLever_allPartsOfTheDescription() {
    Collected read =
        Collected.of(
            lever,
            """
            [{
              "additional": "<div>Pay is set by experience.</div>",
              "categories": {"commitment": "Contract", "location": "Chicago, IL", "team": "Care",
                             "allLocations": ["Chicago, IL"]},
              "createdAt": 1772200000000, "description": "<div>Who we are</div>",
              "id": "a-1", "lists": [{"text": "You will", "content": "<li>care</li><li>help</li>"}],
              "text": "Care Manager", "country": "US", "workplaceType": "hybrid",
              "salaryRange": {"currency": "USD", "interval": "per-hour-wage", "min": 30, "max": 42.5},
              "hostedUrl": "https://jobs.example.com/acme/a-1",
              "applyUrl": "https://jobs.example.com/acme/a-1/apply"
            }]
            """);

    assertThat(read.items())
        .containsExactly(
            new FeedItem(
                "a-1",
                "Care Manager",
                "https://jobs.example.com/acme/a-1",
                "Who we are\n\nYou will\n\ncare\nhelp\n\nPay is set by experience.",
                "acme",
                "Chicago, IL",
                null,
                null,
                null,
                false,
                "$30 – $42.50 an hour",
                "Contract",
                "Care",
                Instant.ofEpochMilli(1772200000000L),
                null));
  }

  private static String ashby(String id, String more) {
    return """
    {"id": "%s", "title": "Engineer", "department": "Eng", "team": "Eng",
     "employmentType": "FullTime", "location": "Toronto", "secondaryLocations": [],
     "publishedAt": "2026-02-20T22:43:56.531+00:00", "isRemote": true, "workplaceType": "Hybrid",
     "address": {"postalAddress": {"addressRegion": "Ontario", "addressCountry": "Canada",
                                   "addressLocality": "Toronto"}},
     "jobUrl": "https://jobs.example.com/Acme/%s", "descriptionHtml": "<p>Build.</p>",
     "compensation": {"compensationTierSummary": "CA$100K – CA$130K",
                      "scrapeableCompensationSalarySummary": "CA$100K - CA$130K"} %s}
    """
        .formatted(id, id, more);
  }

  @Test
  void readsAshby_payOnlyWhereItIsToBeShown() {
    Collected read =
        Collected.of(
            ashby,
            "{\"jobs\": ["
                + ashby("1", ", \"shouldDisplayCompensationOnJobPostings\": true")
                + ","
                + ashby("2", ", \"shouldDisplayCompensationOnJobPostings\": false")
                + "], \"apiVersion\": \"1\"}");

    assertThat(read.items()).extracting(FeedItem::pay).containsExactly("CA$100K - CA$130K", null);
    FeedItem first = read.items().getFirst();
    assertThat(first.company()).isEqualTo("Acme");
    assertThat(first.city()).isEqualTo("Toronto");
    assertThat(first.region()).isEqualTo("Ontario");
    assertThat(first.remote()).as("hybrid, whatever the flag says").isFalse();
    assertThat(first.description()).isEqualTo("Build.");
  }

  @Test
  void takesAnUnlistedJobForAbsent() {
    Collected read =
        Collected.of(ashby, "{\"jobs\": [" + ashby("1", ", \"isListed\": false") + "]}");

    assertThat(read.items()).isEmpty();
    assertThat(read.refused())
        .containsExactly(new Collected.Refusal(null, 1, "1: it is not listed"));
  }

  private static String adzuna(String predicted) {
    return """
    {"__CLASS__": "Adzuna::API::Response::JobSearchResults", "count": 9000, "results": [{
      "id": "5001", "title": "Registered <strong>Nurse</strong>",
      "company": {"display_name": "Seton"}, "category": {"label": "Healthcare & Nursing Jobs"},
      "location": {"display_name": "Austin, Travis County",
                   "area": ["US", "Texas", "Travis County", "Austin"]},
      "latitude": 30.26, "longitude": -97.74, "salary_min": 61234.5, "salary_max": 61234.5,
      "salary_is_predicted": "%s", "contract_time": "full_time",
      "created": "2026-02-20T07:00:00Z", "description": "Care for people",
      "redirect_url": "https://www.adzuna.example/land/ad/5001"
    }]}
    """
        .formatted(predicted);
  }

  @Test
  void readsAdzuna_predictedPayIsUnknown() {
    Collected stated = Collected.of(adzuna, adzuna("0"));

    assertThat(stated.items())
        .containsExactly(
            new FeedItem(
                "5001",
                "Registered Nurse",
                "https://www.adzuna.example/land/ad/5001",
                "Care for people",
                "Seton",
                "Austin",
                "Texas",
                "US",
                null,
                false,
                "$61,234.50 a year",
                "full_time",
                "Healthcare & Nursing Jobs",
                Instant.parse("2026-02-20T07:00:00Z"),
                null));
    assertThat(Collected.of(adzuna, adzuna("1")).items().getFirst().pay()).isNull();
    assertThat(adzuna.listsAll()).isFalse();
  }
}
