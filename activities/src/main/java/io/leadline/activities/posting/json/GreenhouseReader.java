package io.leadline.activities.posting.json;

import static io.leadline.activities.posting.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.PayWords;
import io.leadline.activities.posting.feed.Publisher;
import java.math.BigDecimal;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Greenhouse board, {@code boards-api.greenhouse.io/v1/boards/NAME/jobs?content=true}: the
 * whole board in one reply, HTML escaped once, {@code meta.total} to check that nothing is missing.
 */
public final class GreenhouseReader implements FeedReader, JsonFeed.Meaning {
  private final JsonFeed json;

  public GreenhouseReader(FeedLimits limits) {
    this.json = new JsonFeed(limits, "jobs");
  }

  @Override
  public String format() {
    return "greenhouse";
  }

  @Override
  public boolean recognises(String beginning) {
    JsonOutline outline = JsonOutline.of(beginning);
    return outline.has("jobs[].absolute_url") || (outline.has("jobs") && outline.has("meta"));
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
    String content = text(item, "content");
    String published = text(item, "first_published");
    return new ItemDraft()
        .reference("id", text(item, "id"))
        .title("title", text(item, "title"))
        .url("absolute_url", text(item, "absolute_url"))
        .description(content == null ? null : Parser.unescapeEntities(content, false))
        .company(text(item, "company_name"))
        .location(text(item, "location", "name"))
        .pay(pay(item.path("pay_input_ranges").path(0)))
        .categories(JsonValues.texts(item.path("departments"), "name"))
        .published(published == null ? text(item, "updated_at") : published)
        .expires(text(item, "application_deadline"));
  }

  @Override
  public @Nullable String gap(JsonNode around, long items) {
    long total = around.path("meta").path("total").asLong(items);
    return total > items ? "the feed holds " + items + " of the board's " + total + " jobs" : null;
  }

  /**
   * In hundredths of the currency; only replies asked for with {@code pay_transparency} have it.
   */
  private static @Nullable String pay(JsonNode range) {
    return PayWords.of(
        text(range, "currency_type"), whole(range, "min_cents"), whole(range, "max_cents"), null);
  }

  private static @Nullable BigDecimal whole(JsonNode range, String field) {
    BigDecimal cents = JsonValues.amount(range, field);
    return cents == null ? null : cents.movePointLeft(2);
  }
}
