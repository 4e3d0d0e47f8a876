package io.leadline.activities.posting.json;

import static io.leadline.activities.posting.json.JsonValues.amount;
import static io.leadline.activities.posting.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.PayWords;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the postings of a Lever site, {@code api.lever.co/v0/postings/NAME?mode=json}: one list,
 * times in milliseconds, the description in several parts.
 */
public final class LeverReader implements FeedReader, JsonFeed.Meaning {
  private final JsonFeed json;

  public LeverReader(FeedLimits limits) {
    this.json = new JsonFeed(limits, null);
  }

  @Override
  public String format() {
    return "lever";
  }

  @Override
  public boolean recognises(String beginning) {
    JsonOutline outline = JsonOutline.of(beginning);
    boolean empty = beginning.strip().matches("\\W{0,9}\\[\\s*]");
    return empty || outline.has("[].hostedUrl") || outline.has("[].descriptionPlain");
  }

  @Override
  public Publisher publisher() {
    return Publisher.EMPLOYER;
  }

  @Override
  public End read(FeedDocument feed, Sink sink) {
    return json.read(feed, sink, this);
  }

  @Override
  public ItemDraft draft(JsonNode item) {
    String address = text(item, "hostedUrl");
    String workplace = text(item, "workplaceType");
    return new ItemDraft()
        .reference("id", text(item, "id"))
        .title("text", text(item, "text"))
        .url("hostedUrl", address)
        .description(description(item))
        .company(JsonValues.boardOf(address))
        .location(text(item, "categories", "location"))
        .workplace("unspecified".equals(workplace) ? null : workplace)
        .pay(pay(item.path("salaryRange")))
        .employmentType(text(item, "categories", "commitment"))
        .categories(
            Stream.of(text(item, "categories", "department"), text(item, "categories", "team"))
                .filter(Objects::nonNull)
                .toList())
        .published(created(item.path("createdAt")));
  }

  private static String description(JsonNode item) {
    StringBuilder html = new StringBuilder();
    append(html, "div", text(item, "description"));
    for (JsonNode list : item.path("lists")) {
      append(html, "h3", text(list, "text"));
      append(html, "ul", text(list, "content"));
    }
    append(html, "div", text(item, "additional"));
    return html.toString();
  }

  private static void append(StringBuilder html, String element, @Nullable String inside) {
    if (inside != null) {
      html.append('<').append(element).append('>').append(inside);
      html.append("</").append(element).append('>');
    }
  }

  private static @Nullable String pay(JsonNode range) {
    return PayWords.of(
        text(range, "currency"),
        amount(range, "min"),
        amount(range, "max"),
        text(range, "interval"));
  }

  private static @Nullable Instant created(JsonNode milliseconds) {
    return milliseconds.isIntegralNumber() ? Instant.ofEpochMilli(milliseconds.asLong()) : null;
  }
}
