package io.leadline.activities.posting.xml;

import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.Publisher;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of Personio career sites, {@code https://NAME.jobs.personio.com/xml}: positions
 * whose descriptions nest. A position has no address of its own; it is made from the feed's.
 */
public final class PersonioXmlReader implements FeedReader {
  private final XmlFeed xml;

  public PersonioXmlReader(FeedLimits limits) {
    this.xml = new XmlFeed(limits, "position", "id");
  }

  @Override
  public String format() {
    return "personio-xml";
  }

  @Override
  public boolean recognises(String beginning) {
    return beginning.contains("<workzag-jobs");
  }

  @Override
  public Publisher publisher() {
    return Publisher.EMPLOYER;
  }

  @Override
  public End read(FeedDocument feed, Sink sink) {
    return xml.read(feed, sink, fields -> draft(fields, feed.address()));
  }

  private static ItemDraft draft(Map<String, String> fields, @Nullable URI site) {
    return new ItemDraft()
        .reference("id", fields.get("id"))
        .title("name", fields.get("name"))
        .url(
            "address, made from the feed's own (give --address when it lies in a file),",
            page(site, fields.getOrDefault("id", "").strip()))
        .description(sections(fields.getOrDefault("jobdescriptions", "")))
        .company(fields.get("subcompany"))
        .location(fields.get("office"))
        .employmentType(fields.get("schedule"))
        .categories(filled(fields.get("department"), fields.get("recruitingcategory")))
        .published(fields.get("createdat"));
  }

  private static List<String> filled(@Nullable String... values) {
    return Stream.of(values).filter(Objects::nonNull).toList();
  }

  private static @Nullable String page(@Nullable URI site, String id) {
    return site == null || site.getHost() == null
        ? null
        : site.getScheme() + "://" + site.getRawAuthority() + "/job/" + id;
  }

  /** Headings and texts under the names that HTML has for them. */
  private static String sections(String nested) {
    return nested
        .replace("<name>", "<h3>")
        .replace("</name>", "</h3>")
        .replace("<value>", "<div>")
        .replace("</value>", "</div>");
  }
}
