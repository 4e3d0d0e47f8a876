package io.leadline.activities.posting.feed;

import io.leadline.activities.posting.feed.XmlFields.UnreadableItemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Indeed-style XML: a root with {@code <job>} items of flat fields, HTML in CDATA. The
 * format's own page is Indeed's partner documentation, "XML feed".
 */
public final class IndeedXmlReader implements FeedReader {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "<referencenumber>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]]{1,200}?)\\s*(?:]]>)?\\s*</",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BEGINNING =
      Pattern.compile("<(source|jobs|job)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final int LINE = 300;

  private final FeedLimits limits;

  public IndeedXmlReader(FeedLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "indeed-xml";
  }

  @Override
  public boolean recognises(String beginning) {
    return BEGINNING.matcher(beginning).find();
  }

  @Override
  public End read(InputStream feed, Sink sink) {
    XmlItems items;
    long position = 0;
    try {
      items =
          new XmlItems(
              XmlText.of(new LimitedInputStream(feed, limits.bytes())),
              "job",
              limits.itemCharacters());
    } catch (IOException e) {
      return new End("the feed could not be read: " + e.getMessage());
    }
    while (true) {
      XmlItems.Item item;
      try {
        item = items.next();
      } catch (IOException e) {
        return new End("the feed broke off after " + position + " items: " + e.getMessage());
      }
      if (item == null) {
        break;
      }
      position++;
      hand(item, position, sink);
    }
    if (!items.hasRoot()) {
      return new End("the feed is empty");
    }
    return new End(items.rootClosed() ? null : "the feed broke off after " + position + " items");
  }

  private void hand(XmlItems.Item item, long position, Sink sink) {
    if (item.problem() != null) {
      sink.refused(referenceIn(item.xml()), position, item.problem());
      return;
    }
    Map<String, String> fields;
    try {
      fields = XmlFields.of(item.xml(), limits.depth());
    } catch (UnreadableItemException e) {
      sink.refused(referenceIn(item.xml()), position, String.valueOf(e.getMessage()));
      return;
    }
    String reference = line(fields, "referencenumber");
    String title = line(fields, "title");
    String url = url(fields.getOrDefault("url", ""));
    if (reference == null) {
      sink.refused(null, position, "it has no referencenumber");
    } else if (title == null) {
      sink.refused(reference, position, "it has no title");
    } else if (url == null) {
      sink.refused(reference, position, "its url is not an absolute http or https address");
    } else {
      sink.item(item(fields, reference, title, url));
    }
  }

  private static FeedItem item(
      Map<String, String> fields, String reference, String title, String url) {
    String city = line(fields, "city");
    return new FeedItem(
        reference,
        title,
        url,
        HtmlText.lines(fields.getOrDefault("description", "")),
        line(fields, "company"),
        city,
        line(fields, "state"),
        line(fields, "country"),
        line(fields, "postalcode"),
        RemoteWork.isMeant(line(fields, "remotetype"), city, title),
        line(fields, "salary"),
        line(fields, "jobtype"),
        line(fields, "category"),
        date(fields, "date"),
        date(fields, "expirationdate"));
  }

  private static @Nullable String line(Map<String, String> fields, String name) {
    String line = HtmlText.line(fields.getOrDefault(name, ""), LINE);
    return line.isEmpty() ? null : line;
  }

  private static @Nullable Instant date(Map<String, String> fields, String name) {
    return FeedDates.parse(HtmlText.line(fields.getOrDefault(name, ""), LINE)).orElse(null);
  }

  /** Addresses often come with entities still in them and with spaces or brackets unescaped. */
  private static @Nullable String url(String written) {
    String text = written.strip().replace("&amp;", "&");
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || "<>\"{}|\\^`[]".indexOf(c) >= 0) {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    try {
      URI uri = new URI(escaped.toString());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null && escaped.length() <= 2000 ? uri.toASCIIString() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable String referenceIn(String brokenXml) {
    Matcher matcher = REFERENCE.matcher(brokenXml);
    return matcher.find() ? matcher.group(1) : null;
  }
}
