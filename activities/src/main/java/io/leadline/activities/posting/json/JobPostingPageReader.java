package io.leadline.activities.posting.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.LimitedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads schema.org JobPosting in JSON-LD: from the scripts of a web page, or a document of JSON-LD
 * alone. Postings may stand in lists, in {@code @graph} or inside other things. A page is held in
 * memory as a whole, so it may be 16 MB at most; it says nothing about other postings of its site.
 */
public final class JobPostingPageReader implements FeedReader {
  private static final long LARGEST_PAGE = 16L << 20;
  private static final Pattern WEB_PAGE =
      Pattern.compile("<(!doctype\\s+html|html)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON_LD = Pattern.compile("(?s)^\\W*[{\\[].*\"@(context|type)\".*");

  private final FeedLimits limits;
  private final JsonMapper json;

  public JobPostingPageReader(FeedLimits limits) {
    this.limits = limits;
    this.json = JsonFeed.mapper(limits);
  }

  @Override
  public String format() {
    return "json-ld";
  }

  @Override
  public boolean recognises(String beginning) {
    // Other pages are no feeds: often the publisher's way to say that something went wrong.
    return (WEB_PAGE.matcher(beginning).find() && beginning.contains("ld+json"))
        || JSON_LD.matcher(beginning).matches();
  }

  @Override
  public boolean listsAll() {
    return false;
  }

  @Override
  public End read(FeedDocument feed, Sink sink) {
    byte[] bytes;
    try {
      bytes =
          new LimitedInputStream(feed.bytes(), Math.min(LARGEST_PAGE, limits.bytes()))
              .readAllBytes();
    } catch (IOException e) {
      return new End("the page could not be read: " + e.getMessage());
    }
    String base = feed.address() == null ? "" : feed.address().toString();
    Page page = page(bytes, base);
    Collector found = new Collector(sink, base.isEmpty() ? page.address() : base);
    page.scripts().forEach(found::script);
    return new End(found.position == 0 ? "the page has no JobPosting that can be read" : null);
  }

  private record Page(List<String> scripts, @Nullable String address) {}

  private static Page page(byte[] bytes, String base) {
    String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.UTF_8);
    if (start.replaceFirst("^\\W*?(?=[{\\[<])", "").matches("(?s)[{\\[].*")) {
      return new Page(List.of(new String(bytes, StandardCharsets.UTF_8)), null);
    }
    try {
      Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, base);
      Element canonical = page.selectFirst("link[rel=canonical][href]");
      return new Page(
          page.select("script[type*=ld+json]").stream().map(Element::data).toList(),
          canonical == null ? null : canonical.absUrl("href"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands over the postings of one page. */
  private final class Collector {
    private final Sink sink;
    private final @Nullable String address;
    private long position;

    Collector(Sink sink, @Nullable String address) {
      this.sink = sink;
      this.address = address;
    }

    void script(String text) {
      JsonNode root;
      try {
        root = json.readTree(text.strip());
      } catch (JsonProcessingException e) {
        if (text.contains("JobPosting")) {
          sink.refused(
              null, ++position, "its script is not well-formed: " + e.getOriginalMessage());
        }
        return;
      }
      for (JsonNode posting : postings(root)) {
        JobPostingMarkup.draft(posting, address).handTo(sink, ++position);
      }
    }

    /** In the page's order; the parser has capped how deep things nest. */
    private List<JsonNode> postings(JsonNode node) {
      List<JsonNode> found = new ArrayList<>();
      if (JobPostingMarkup.isPosting(node)) {
        found.add(node);
      } else {
        node.forEach(inside -> found.addAll(postings(inside)));
      }
      return found;
    }
  }
}
