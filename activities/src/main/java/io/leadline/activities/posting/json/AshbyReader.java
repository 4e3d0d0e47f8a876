package io.leadline.activities.posting.json;

import static io.leadline.activities.posting.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.Publisher;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Ashby board, {@code api.ashbyhq.com/posting-api/job-board/NAME}, best with {@code
 * includeCompensation=true}. Unlisted jobs are not offered, and pay that is not to be shown is not.
 */
public final class AshbyReader implements FeedReader, JsonFeed.Meaning {
  private final JsonFeed json;

  public AshbyReader(FeedLimits limits) {
    this.json = new JsonFeed(limits, "jobs");
  }

  @Override
  public String format() {
    return "ashby";
  }

  @Override
  public boolean recognises(String beginning) {
    JsonOutline outline = JsonOutline.of(beginning);
    return outline.has("jobs[].jobUrl") || (outline.has("jobs") && outline.has("apiVersion"));
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
    String address = text(item, "jobUrl");
    ItemDraft draft =
        new ItemDraft()
            .reference("id", text(item, "id"))
            .title("title", text(item, "title"))
            .url("jobUrl", address)
            .description(text(item, "descriptionHtml"))
            .company(JsonValues.boardOf(address))
            .workplace(workplace(item))
            .pay(pay(item))
            .employmentType(text(item, "employmentType"))
            .categories(
                Stream.of(text(item, "department"), text(item, "team"))
                    .filter(Objects::nonNull)
                    .toList())
            .published(text(item, "publishedAt"));
    place(draft, item);
    return item.path("isListed").asBoolean(true) ? draft : draft.leaveOut("it is not listed");
  }

  private static void place(ItemDraft draft, JsonNode item) {
    JsonNode address = item.path("address").path("postalAddress");
    String city = text(address, "addressLocality");
    if (city == null || city.isBlank()) {
      draft.location(text(item, "location"));
    } else {
      draft.place(
          city,
          text(address, "addressRegion"),
          text(address, "addressCountry"),
          text(address, "postalCode"));
    }
  }

  /** A hybrid job is flagged as remote too, so its own field comes first. */
  private static @Nullable String workplace(JsonNode item) {
    String type = text(item, "workplaceType");
    return type == null && item.path("isRemote").asBoolean() ? "Remote" : type;
  }

  private static @Nullable String pay(JsonNode item) {
    if (!item.path("shouldDisplayCompensationOnJobPostings").asBoolean(true)) {
      return null;
    }
    String salary = text(item, "compensation", "scrapeableCompensationSalarySummary");
    return salary == null ? text(item, "compensation", "compensationTierSummary") : salary;
  }
}
