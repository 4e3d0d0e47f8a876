package io.leadline.activities.posting.xml;

import io.leadline.activities.posting.feed.DocumentText;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader.End;
import io.leadline.activities.posting.feed.FeedReader.Sink;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.LimitedInputStream;
import io.leadline.activities.posting.xml.XmlFields.UnreadableItemException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way through an XML feed, item by item, that all such formats share. */
final class XmlFeed {
  private final FeedLimits limits;
  private final String element;
  private final Pattern reference;

  /**
   * @param element the name of an item's element
   * @param reference the field that names an item, looked for in items that are broken
   */
  XmlFeed(FeedLimits limits, String element, String reference) {
    this.limits = limits;
    this.element = element;
    this.reference =
        Pattern.compile(
            "<"
                + reference
                + "(?:\\s[^>]*)?>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]]{1,200}?)\\s*(?:]]>)?\\s*</",
            Pattern.CASE_INSENSITIVE);
  }

  /**
   * Reads a document to its end or to where it breaks off.
   *
   * @param meaning what the fields of an item say; keys are element names in lower case
   */
  End read(FeedDocument feed, Sink sink, Function<Map<String, String>, ItemDraft> meaning) {
    XmlItems items;
    long position = 0;
    try {
      items =
          new XmlItems(
              DocumentText.of(new LimitedInputStream(feed.bytes(), limits.bytes())),
              element,
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
      hand(item, position, sink, meaning);
    }
    if (!items.hasRoot()) {
      return new End("the feed is empty");
    }
    return new End(items.rootClosed() ? null : "the feed broke off after " + position + " items");
  }

  private void hand(
      XmlItems.Item item,
      long position,
      Sink sink,
      Function<Map<String, String>, ItemDraft> meaning) {
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
    meaning.apply(fields).handTo(sink, position);
  }

  private @Nullable String referenceIn(String brokenXml) {
    Matcher matcher = reference.matcher(brokenXml);
    return matcher.find() ? matcher.group(1) : null;
  }
}
