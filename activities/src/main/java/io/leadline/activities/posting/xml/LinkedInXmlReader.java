package io.leadline.activities.posting.xml;

import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.PayWords;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads LinkedIn's variant of Indeed-style XML: the same frame, {@code partnerJobId} for the
 * reference, {@code applyUrl} for the address, the place in one line. The format's own page is
 * LinkedIn's "Job posting XML feeds development guide".
 */
public final class LinkedInXmlReader implements FeedReader {
  static final Pattern REFERENCE = Pattern.compile("<partnerJobId[\\s>]", Pattern.CASE_INSENSITIVE);

  private final XmlFeed xml;

  public LinkedInXmlReader(FeedLimits limits) {
    this.xml = new XmlFeed(limits, "job", "partnerJobId");
  }

  @Override
  public String format() {
    return "linkedin-xml";
  }

  @Override
  public boolean recognises(String beginning) {
    return IndeedXmlReader.BEGINNING.matcher(beginning).find()
        && REFERENCE.matcher(beginning).find();
  }

  @Override
  public End read(FeedDocument feed, Sink sink) {
    return xml.read(feed, sink, LinkedInXmlReader::draft);
  }

  private static ItemDraft draft(Map<String, String> fields) {
    ItemDraft draft =
        new ItemDraft()
            .reference("partnerJobId", fields.get("partnerjobid"))
            .title("title", fields.get("title"))
            .url("applyUrl", fields.get("applyurl"))
            .description(fields.get("description"))
            .company(fields.get("company"))
            .workplace(first(fields.get("workplacetypes")))
            .pay(pay(fields.get("salaries")))
            .employmentType(fields.get("jobtype"))
            .category(first(fields.get("industry")))
            .published(fields.get("listdate"))
            .expires(fields.get("expirationdate"));
    String city = fields.getOrDefault("city", "");
    return city.isBlank()
        ? draft.location(fields.get("location"))
        : draft.place(city, fields.get("state"), fields.get("country"), fields.get("postalcode"));
  }

  /** Lists come as elements or with semicolons between. */
  private static @Nullable String first(@Nullable String list) {
    return list == null ? null : list.replaceFirst("(?<=\\S)[;].*$", "");
  }

  private static @Nullable String pay(@Nullable String salaries) {
    if (salaries == null) {
      return null;
    }
    Element salary = Jsoup.parse(salaries, Parser.xmlParser()).selectFirst("salary");
    if (salary == null) {
      return null;
    }
    Element currency = salary.selectFirst("currencyCode");
    Element period = salary.selectFirst("period");
    return PayWords.of(
        currency == null ? null : currency.text(),
        amount(salary.selectFirst("lowEnd > amount")),
        amount(salary.selectFirst("highEnd > amount")),
        period == null ? null : period.text());
  }

  private static @Nullable BigDecimal amount(@Nullable Element element) {
    try {
      return element == null ? null : new BigDecimal(element.text().strip());
    } catch (NumberFormatException notStated) {
      return null;
    }
  }
}
