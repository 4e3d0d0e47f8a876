package io.leadline.activities.posting.xml;

import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.ItemDraft;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads Indeed-style XML: a root with {@code <job>} items of flat fields, HTML in CDATA. The
 * format's own page is Indeed's partner documentation, "XML feed".
 */
public final class IndeedXmlReader implements FeedReader {
  static final Pattern BEGINNING =
      Pattern.compile("<(source|jobs|job)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEB_PAGE =
      Pattern.compile("<(!doctype\\s+html|html)\\b", Pattern.CASE_INSENSITIVE);

  private final XmlFeed xml;

  public IndeedXmlReader(FeedLimits limits) {
    this.xml = new XmlFeed(limits, "job", "referencenumber");
  }

  @Override
  public String format() {
    return "indeed-xml";
  }

  @Override
  public boolean recognises(String beginning) {
    return BEGINNING.matcher(beginning).find()
        && !WEB_PAGE.matcher(beginning).find()
        && !LinkedInXmlReader.REFERENCE.matcher(beginning).find();
  }

  @Override
  public End read(FeedDocument feed, Sink sink) {
    return xml.read(feed, sink, IndeedXmlReader::draft);
  }

  private static ItemDraft draft(Map<String, String> fields) {
    return new ItemDraft()
        .reference("referencenumber", fields.get("referencenumber"))
        .title("title", fields.get("title"))
        .url("url", fields.get("url"))
        .description(fields.get("description"))
        .company(fields.get("company"))
        .place(
            fields.get("city"),
            fields.get("state"),
            fields.get("country"),
            fields.get("postalcode"))
        .workplace(fields.get("remotetype"))
        .pay(fields.get("salary"))
        .employmentType(fields.get("jobtype"))
        .category(fields.get("category"))
        .published(fields.get("date"))
        .expires(fields.get("expirationdate"));
  }
}
