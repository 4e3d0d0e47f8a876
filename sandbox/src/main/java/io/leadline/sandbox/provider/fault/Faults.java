package io.leadline.sandbox.provider.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.ledger.MailItem.Outcome;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the simulator misbehaves. Rates are shares of requests (or events) from 0 to 1, drawn from a
 * seeded random source. Address lists hold whole addresses, {@code @domain}, or {@code *} for
 * everybody.
 *
 * @param latency added before every answer of a provider route
 * @param rate429 share of send calls refused with 429
 * @param rate5xx share of send calls refused with 503
 * @param dropAfterAccept share of send calls that are accepted for good and then left without an
 *     answer
 * @param duplicateEvents share of events that are posted twice; 2 and more: how often every event
 *     is posted in all
 * @param reorderEvents share of posted events that are held back and posted after later ones
 * @param futureEvents share of events that are dated ten years ahead
 * @param ancientEvents share of events of which a stray one, with an id of its own and dated ten
 *     years back, is posted before
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Faults(
    Duration latency,
    double rate429,
    double rate5xx,
    double dropAfterAccept,
    double duplicateEvents,
    double reorderEvents,
    double futureEvents,
    double ancientEvents,
    List<String> bounce,
    List<String> complain,
    List<String> block,
    List<String> defer,
    List<String> drop,
    boolean scanLinks,
    long seed) {
  public static final Faults NONE =
      new Faults(
          Duration.ZERO,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          false,
          1);

  private static final int MOST_COPIES = 1000;
  private static final Set<String> NAMES =
      Set.of(
          "latency",
          "rate429",
          "rate5xx",
          "dropAfterAccept",
          "duplicateEvents",
          "reorderEvents",
          "futureEvents",
          "ancientEvents",
          "bounce",
          "complain",
          "block",
          "defer",
          "drop",
          "scanLinks",
          "seed");

  /**
   * Reads a control request; what is not named is off.
   *
   * @throws IllegalArgumentException naming the field and what it should be
   */
  public static Faults parse(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("faults: expected a JSON object");
    }
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(name + ": unknown fault");
              }
            });
    return new Faults(
        duration(json.path("latency")),
        rate(json, "rate429"),
        rate(json, "rate5xx"),
        rate(json, "dropAfterAccept"),
        duplicates(json),
        rate(json, "reorderEvents"),
        rate(json, "futureEvents"),
        rate(json, "ancientEvents"),
        addresses(json, "bounce"),
        addresses(json, "complain"),
        addresses(json, "block"),
        addresses(json, "defer"),
        addresses(json, "drop"),
        json.path("scanLinks").asBoolean(false),
        json.path("seed").asLong(1));
  }

  /** What becomes of a mail to that address. */
  public Outcome outcomeFor(String address) {
    if (matches(drop, address)) {
      return Outcome.DROPPED;
    } else if (matches(bounce, address)) {
      return Outcome.BOUNCED;
    } else if (matches(block, address)) {
      return Outcome.BLOCKED;
    } else if (matches(complain, address)) {
      return Outcome.COMPLAINED;
    }
    return matches(defer, address) ? Outcome.DEFERRED : Outcome.DELIVERED;
  }

  private static boolean matches(List<String> patterns, String address) {
    if (patterns.isEmpty()) {
      return false;
    }
    String lower = address.toLowerCase(Locale.ROOT);
    return patterns.stream()
        .anyMatch(p -> p.equals("*") || (p.startsWith("@") ? lower.endsWith(p) : lower.equals(p)));
  }

  private static Duration duration(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Duration.ZERO;
    }
    try {
      Duration value =
          node.isNumber() ? Duration.ofMillis(node.asLong()) : Duration.parse(node.asText());
      if (value.isNegative() || value.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException("latency: expected at most PT10M");
      }
      return value;
    } catch (DateTimeParseException bad) {
      throw new IllegalArgumentException(
          "latency: expected milliseconds or an ISO-8601 duration such as PT0.25S", bad);
    }
  }

  private static double duplicates(JsonNode json) {
    JsonNode node = json.path("duplicateEvents");
    if (node.asDouble() <= 1) {
      return rate(json, "duplicateEvents");
    }
    if (!node.canConvertToExactIntegral() || node.asInt() > MOST_COPIES) {
      throw new IllegalArgumentException(
          "duplicateEvents: expected a rate from 0 to 1, or how often each is posted, to "
              + MOST_COPIES);
    }
    return node.asInt();
  }

  private static double rate(JsonNode json, String name) {
    JsonNode node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return 0;
    }
    double value = node.isBoolean() ? (node.asBoolean() ? 1 : 0) : node.asDouble(-1);
    if (value < 0 || value > 1) {
      throw new IllegalArgumentException(name + ": expected a rate from 0 to 1");
    }
    return value;
  }

  private static List<String> addresses(JsonNode json, String name) {
    JsonNode node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    } else if (!node.isArray()) {
      throw new IllegalArgumentException(name + ": expected an array of addresses");
    }
    List<String> all = new ArrayList<>();
    node.forEach(one -> all.add(one.asText().strip().toLowerCase(Locale.ROOT)));
    return List.copyOf(all);
  }
}
