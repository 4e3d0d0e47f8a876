package io.leadline.activities.posting.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.leadline.activities.posting.feed.DocumentText;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader.End;
import io.leadline.activities.posting.feed.FeedReader.Sink;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.LimitedInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way through a JSON feed, item by item, that all such formats share. */
final class JsonFeed {
  private static final String REFERENCE = "id";

  private final FeedLimits limits;
  private final @Nullable String list;
  private final JsonMapper json;

  /**
   * @param list the field that holds the items; null if the document is the list itself
   */
  JsonFeed(FeedLimits limits, @Nullable String list) {
    this.limits = limits;
    this.list = list;
    this.json = mapper(limits);
  }

  /** A parser that keeps the limits and overlooks what feeds get wrong without harm. */
  static JsonMapper mapper(FeedLimits limits) {
    JsonMapper mapper =
        JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.itemCharacters())
                .build());
    return mapper;
  }

  /** What the items of a format mean. */
  interface Meaning {
    ItemDraft draft(JsonNode item);

    /**
     * Why the document does not list everything although it was read to its end, or null.
     *
     * @param around the document without its items
     */
    default @Nullable String gap(JsonNode around, long items) {
      return null;
    }
  }

  /** Reads a document to its end or to where it breaks off. */
  End read(FeedDocument feed, Sink sink, Meaning meaning) {
    JsonItems items;
    long position = 0;
    try {
      items =
          new JsonItems(
              DocumentText.of(new LimitedInputStream(feed.bytes(), limits.bytes())),
              list,
              limits.itemCharacters());
      for (JsonItems.Item item = items.next(); item != null; item = items.next()) {
        position++;
        hand(item, position, sink, meaning);
      }
    } catch (IOException e) {
      return new End("the feed broke off after " + position + " items: " + e.getMessage());
    }
    if (items.empty()) {
      return new End("the feed is empty");
    } else if (!items.closed()) {
      return new End("the feed broke off after " + position + " items");
    } else if (!items.listFound()) {
      return new End("the feed has no list" + (list == null ? "" : " named " + list));
    }
    return new End(meaning.gap(around(items), position));
  }

  private JsonNode around(JsonItems items) {
    try {
      return json.readTree(items.around());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private void hand(JsonItems.Item item, long position, Sink sink, Meaning meaning) {
    if (item.problem() != null) {
      sink.refused(referenceIn(item.json()), position, item.problem());
      return;
    }
    JsonNode node;
    try {
      node = json.readTree(item.json());
    } catch (JsonProcessingException e) {
      sink.refused(
          referenceIn(item.json()), position, "it is not well-formed: " + e.getOriginalMessage());
      return;
    }
    if (node.isObject()) {
      meaning.draft(node).handTo(sink, position);
    } else {
      sink.refused(null, position, "it is not an object");
    }
  }

  /** The reference of a broken item, as far as it can be read: the field of the object itself. */
  private @Nullable String referenceIn(String broken) {
    try (JsonParser parser = json.createParser(broken)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (depth == 1
            && token.isScalarValue()
            && Objects.equals(parser.currentName(), REFERENCE)) {
          return parser.getText();
        }
      }
    } catch (IOException brokenHere) {
      // Whatever comes after the break cannot be told.
    }
    return null;
  }
}
