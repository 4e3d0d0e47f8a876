package io.leadline.activities.signup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a list of leads, and what their values mean. */
final class LeadColumns {
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");
  private static final Set<String> YES = Set.of("yes", "true", "1", "y");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("email", "email"),
          Map.entry("phone", "phone"),
          Map.entry("query", "query"),
          Map.entry("location", "location"),
          Map.entry("radiuskm", "radiusKm"),
          Map.entry("minpay", "minPay"),
          Map.entry("timezone", "timeZone"),
          Map.entry("externalid", "externalId"),
          Map.entry("sms", "sms"),
          Map.entry("consentsms", "sms"),
          Map.entry("consenttext", "consentText"),
          Map.entry("consenttime", "consentTime"),
          Map.entry("consentip", "consentIp"));

  private LeadColumns() {}

  /** Field names of headings, which may be written {@code consent_text} or {@code consent.text}. */
  static List<String> named(List<String> headings) {
    return headings.stream()
        .map(
            heading -> {
              String key = NO_LETTER.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("");
              return NAMES.getOrDefault(key, heading.strip());
            })
        .toList();
  }

  static boolean isKnown(String name) {
    return NAMES.containsValue(name);
  }

  static String unknown(List<String> names) {
    return "Nobody knows "
        + String.join(", ", names)
        + "; expected are "
        + String.join(", ", NAMES.values().stream().distinct().sorted().toList())
        + ".";
  }

  static void check(List<String> columns) {
    List<String> unknown = columns.stream().filter(name -> !isKnown(name)).toList();
    if (!unknown.isEmpty()) {
      throw new UnusableListException(unknown(unknown));
    }
    if (!columns.contains("email") || !columns.contains("query")) {
      throw new UnusableListException("The heading needs at least the columns email and query.");
    }
  }

  /**
   * A row of these values.
   *
   * @param problems to which values that cannot be read are added
   */
  static ImportRow row(long line, Map<String, String> values, List<FieldProblem> problems) {
    return new ImportRow(
        line,
        values.getOrDefault("email", ""),
        values.get("phone"),
        values.getOrDefault("query", ""),
        values.get("location"),
        radius(values.get("radiusKm"), problems),
        values.get("timeZone"),
        values.get("externalId"),
        YES.contains(values.getOrDefault("sms", "").toLowerCase(Locale.ROOT)),
        proof(values, problems),
        values.get("minPay"));
  }

  private static @Nullable Double radius(@Nullable String text, List<FieldProblem> problems) {
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      problems.add(FieldProblem.of("radiusKm", "Expected a number of kilometres."));
      return null;
    }
  }

  /** Proof is the words and the moment; the address alone proves nothing. */
  private static ImportRow.@Nullable Proof proof(
      Map<String, String> values, List<FieldProblem> problems) {
    String text = values.get("consentText");
    String time = values.get("consentTime");
    if (text == null && time == null) {
      return null;
    }
    if (text == null) {
      problems.add(FieldProblem.of("consentText", "The words that were agreed to are missing."));
      return null;
    }
    Instant at = moment(time);
    if (at == null) {
      problems.add(
          FieldProblem.of("consentTime", "Expected a moment such as 2026-05-01T09:30:00Z."));
      return null;
    }
    return new ImportRow.Proof(text, at, values.get("consentIp"));
  }

  /** A date alone counts from its end, so that nothing is held to have been agreed to too early. */
  private static @Nullable Instant moment(@Nullable String text) {
    try {
      if (text == null) {
        return null;
      }
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
