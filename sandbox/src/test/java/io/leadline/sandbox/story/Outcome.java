package io.leadline.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * How things stand with a lead at the end of a story, without times and ids, so that two leads that
 * lived the same can be compared.
 *
 * @param channels consent, reach and suppression, by name
 * @param messages how often the provider accepted each message: alerts by date, others by ordinal
 * @param clicks messages in which a person followed a link
 * @param waiting facts that the workflow has not heard yet
 */
record Outcome(
    String stage,
    String reason,
    Map<String, String> channels,
    Map<String, Integer> messages,
    long clicks,
    int waiting) {

  /**
   * @param lead as an operator sees it
   * @param sendIds of everything that the provider accepted for it, with repetitions
   */
  static Outcome of(JsonNode lead, List<String> sendIds, JsonNode timeline) {
    Map<String, String> channels = new TreeMap<>();
    lead.path("channels")
        .properties()
        .forEach(
            each ->
                channels.put(
                    each.getKey(),
                    String.join(
                        " ",
                        each.getValue().path("consent").asText(),
                        each.getValue().path("reach").asText(),
                        each.getValue().path("suppressed").asText("free"))));
    Map<String, Integer> messages = new TreeMap<>();
    sendIds.forEach(sendId -> messages.merge(withoutLead(sendId), 1, Integer::sum));
    long clicks =
        StreamSupport.stream(timeline.spliterator(), false)
            .filter(entry -> entry.path("title").asText().startsWith("clicked"))
            .count();
    return new Outcome(
        lead.path("stage").asText(),
        lead.path("reason").asText(""),
        channels,
        messages,
        clicks,
        lead.path("waiting").asInt());
  }

  /** How many messages of that kind the provider accepted. */
  int count(String kind) {
    return messages.entrySet().stream()
        .filter(each -> each.getKey().contains(kind))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The date of an alert is its identity; that of another message only says when. */
  private static String withoutLead(String sendId) {
    String[] parts = sendId.split("-", 3);
    return parts[2].endsWith("-alert") ? parts[0] + "-" + parts[2] : parts[2];
  }
}
