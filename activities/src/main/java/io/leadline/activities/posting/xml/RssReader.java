package io.leadline.activities.posting.xml;

import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.ItemDraft;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS 2.0 as job boards write it, with the extensions that several of them share (company,
 * region, type, {@code expires_at}, {@code job_listing:…}). It lists the latest items only.
 */
public final class RssReader implements FeedReader {
  /** "Company: Role", unless the company has a field of its own. */
  private static final Pattern COMPANY_FIRST = Pattern.compile("^([^:]{2,80}):\\s+(\\S.*)$");

  private final XmlFeed xml;

  public RssReader(FeedLimits limits) {
    this.xml = new XmlFeed(limits, "item", "guid");
  }

  @Override
  public String format() {
    return "rss";
  }

  @Override
  public boolean recognises(String beginning) {
    return beginning.contains("<rss");
  }

  @Override
  public boolean listsAll() {
    return false;
  }

  @Override
  public End read(FeedDocument feed, Sink sink) {
    return xml.read(feed, sink, RssReader::draft);
  }

  private static ItemDraft draft(Map<String, String> fields) {
    String link = first(fields, "link", "guid");
    ItemDraft draft =
        new ItemDraft()
            .reference("guid or link", first(fields, "guid", "link"))
            .url("link", link)
            .description(first(fields, "content:encoded", "description"))
            .location(first(fields, "location", "job:location", "job_listing:location", "region"))
            .pay(first(fields, "salary", "job_listing:salary"))
            .employmentType(first(fields, "type", "job_listing:job_type"))
            .category(fields.get("category"))
            .published(fields.get("pubdate"))
            .expires(first(fields, "expires_at", "job_listing:expires"));
    return named(draft, fields.get("title"), first(fields, "company", "job_listing:company"));
  }

  private static ItemDraft named(
      ItemDraft draft, @Nullable String title, @Nullable String company) {
    Matcher both = COMPANY_FIRST.matcher(title == null ? "" : title.strip());
    return company == null && both.matches()
        ? draft.company(both.group(1)).title("title", both.group(2))
        : draft.company(company).title("title", title);
  }

  private static @Nullable String first(Map<String, String> fields, String... names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}
