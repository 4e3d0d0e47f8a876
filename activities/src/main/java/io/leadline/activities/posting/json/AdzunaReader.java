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
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of results of the Adzuna search, {@code api.adzuna.com/v1/api/jobs/CC/search/N}. One
 * page is never all there is, and pay that Adzuna predicted is not stated.
 */
public final class AdzunaReader implements FeedReader, JsonFeed.Meaning {
  private final JsonFeed json;

  public AdzunaReader(FeedLimits limits) {
    this.json = new JsonFeed(limits, "results");
  }

  @Override
  public String format() {
    return "adzuna";
  }

  @Override
  public boolean recognises(String beginning) {
    JsonOutline outline = JsonOutline.of(beginning);
    return outline.has("results[].redirect_url")
        || (outline.has("results") && (outline.has("__CLASS__") || outline.has("count")));
  }

  @Override
  public boolean listsAll() {
    return false;
  }

  @Override
  public Publisher publisher() {
    return Publisher.AGGREGATOR;
  }

  @Override
  public End read(FeedDocument feed, Sink sink) {
    return json.read(feed, sink, this);
  }

  @Override
  public ItemDraft draft(JsonNode item) {
    return new ItemDraft()
        .reference("id", text(item, "id"))
        .title("title", text(item, "title"))
        .url("redirect_url", text(item, "redirect_url"))
        .description(text(item, "description"))
        .company(text(item, "company", "display_name"))
        .place(city(item), region(item), country(item), null)
        .pay(pay(item))
        .employmentType(text(item, "contract_time"))
        .category(text(item, "category", "label"))
        .published(text(item, "created"));
  }

  /** From the widest to the nearest: country, state, county, city. */
  private static JsonNode area(JsonNode item) {
    return item.path("location").path("area");
  }

  private static @Nullable String country(JsonNode item) {
    String country = area(item).path(0).asText("");
    return country.isEmpty() ? null : country.equals("UK") ? "GB" : country;
  }

  private static @Nullable String region(JsonNode item) {
    return area(item).size() > 2 ? area(item).path(1).asText() : null;
  }

  private static @Nullable String city(JsonNode item) {
    JsonNode area = area(item);
    return area.size() > 1 ? area.path(area.size() - 1).asText() : null;
  }

  private static @Nullable String pay(JsonNode item) {
    String predicted = text(item, "salary_is_predicted");
    return "0".equals(predicted) || "false".equals(predicted)
        ? PayWords.of(
            currency(country(item)), amount(item, "salary_min"), amount(item, "salary_max"), "year")
        : null;
  }

  /** Replies name no currency: it is the country's. */
  private static @Nullable String currency(@Nullable String country) {
    try {
      Currency currency = country == null ? null : Currency.getInstance(Locale.of("", country));
      return currency == null ? null : currency.getCurrencyCode();
    } catch (IllegalArgumentException noCountryCode) {
      return null;
    }
  }
}
