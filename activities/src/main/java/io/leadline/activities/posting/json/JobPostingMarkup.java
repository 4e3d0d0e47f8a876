package io.leadline.activities.posting.json;

import static io.leadline.activities.posting.json.JsonValues.amount;
import static io.leadline.activities.posting.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.posting.feed.ItemDraft;
import io.leadline.activities.posting.feed.PayWords;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a schema.org JobPosting says, in the many ways in which its properties may be written: as a
 * text, an object or a list of either. See schema.org/JobPosting and Google's guide to it.
 */
final class JobPostingMarkup {
  private JobPostingMarkup() {}

  static boolean isPosting(JsonNode node) {
    return each(node.path("@type")).stream()
        .map(JsonNode::asText)
        .anyMatch(type -> type.equals("JobPosting") || type.endsWith("schema.org/JobPosting"));
  }

  /**
   * @param page where the posting was found, for when it has no address of its own
   */
  static ItemDraft draft(JsonNode posting, @Nullable String page) {
    String address = address(posting, page);
    ItemDraft draft =
        new ItemDraft()
            .reference("identifier or url", reference(posting, address))
            .title("title", text(posting, "title"))
            .url("url", address)
            .description(text(posting, "description"))
            .company(named(first(posting.path("hiringOrganization"))))
            .pay(pay(posting))
            .employmentType(words(posting.path("employmentType")))
            .category(words(posting.path("occupationalCategory")))
            .published(text(posting, "datePosted"))
            .expires(text(posting, "validThrough"));
    place(draft, posting);
    String locationType = words(posting.path("jobLocationType"));
    return locationType != null && locationType.contains("TELECOMMUTE")
        ? draft.workplace("Remote")
        : draft;
  }

  private static void place(ItemDraft draft, JsonNode posting) {
    JsonNode location = first(posting.path("jobLocation"));
    JsonNode address = first(location.path("address"));
    if (location.isMissingNode()) {
      draft.location(named(first(posting.path("applicantLocationRequirements"))));
    } else if (address.isTextual() || location.isTextual()) {
      draft.location(address.isTextual() ? address.asText() : location.asText());
    } else {
      draft.place(
          text(address, "addressLocality"),
          text(address, "addressRegion"),
          named(address.path("addressCountry")),
          text(address, "postalCode"));
    }
  }

  private static @Nullable String reference(JsonNode posting, @Nullable String address) {
    JsonNode identifier = first(posting.path("identifier"));
    return Stream.of(
            identifier.isObject() ? text(identifier, "value") : text(identifier),
            text(posting, "@id"),
            address)
        .filter(Objects::nonNull)
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String address(JsonNode posting, @Nullable String page) {
    String own = text(first(posting.path("url")));
    if (own == null || own.isBlank()) {
      return page;
    }
    try {
      return page == null ? own : URI.create(page).resolve(own.strip()).toString();
    } catch (IllegalArgumentException e) {
      return own;
    }
  }

  private static @Nullable String pay(JsonNode posting) {
    JsonNode salary = first(posting.path("baseSalary"));
    if (salary.isTextual()) {
      return salary.asText();
    }
    JsonNode value = salary.path("value");
    JsonNode range = value.isObject() ? value : salary;
    BigDecimal least = amount(range, "minValue");
    String currency = text(salary, "currency");
    String unit = text(range, "unitText");
    return PayWords.of(
        currency == null ? text(posting, "salaryCurrency") : currency,
        least == null
            ? (salary.isNumber() ? salary.decimalValue() : amount(range, "value"))
            : least,
        amount(range, "maxValue"),
        unit == null ? text(salary, "unitText") : unit);
  }

  /** The name of a thing that may be given by name alone. */
  private static @Nullable String named(JsonNode thing) {
    return thing.isObject() ? text(thing, "name") : text(thing);
  }

  private static @Nullable String words(JsonNode value) {
    List<String> words = each(value).stream().map(JsonNode::asText).toList();
    return words.isEmpty() ? null : String.join(", ", words);
  }

  private static JsonNode first(JsonNode value) {
    return value.isArray() ? value.path(0) : value;
  }

  private static List<JsonNode> each(JsonNode value) {
    List<JsonNode> all = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(all::add);
    } else if (!value.isMissingNode() && !value.isNull()) {
      all.add(value);
    }
    return all;
  }
}
