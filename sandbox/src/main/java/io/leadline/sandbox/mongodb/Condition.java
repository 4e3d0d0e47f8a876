package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a filter demands of one field, as far as an index can help: some values, or a range. */
final class Condition {

  @Nullable List<Key> values;
  private @Nullable Key least;
  private @Nullable Key greatest;

  /** By field; what stands under {@code $or} and its like narrows nothing. */
  static Map<String, Condition> of(Document filter) {
    Map<String, Condition> byField = new HashMap<>();
    collect(filter, byField);
    return byField;
  }

  private static void collect(Document filter, Map<String, Condition> byField) {
    filter.forEach(
        (field, test) -> {
          if (field.equals("$and") && test instanceof Collection<?> parts) {
            parts.forEach(part -> collect((Document) part, byField));
          } else if (!field.startsWith("$")) {
            byField.computeIfAbsent(field, unused -> new Condition()).add(test);
          }
        });
  }

  private void add(@Nullable Object test) {
    if (test instanceof Document tests
        && tests.keySet().stream().anyMatch(k -> k.startsWith("$"))) {
      tests.forEach(this::add);
    } else {
      add("$eq", test);
    }
  }

  private void add(String operator, @Nullable Object operand) {
    switch (operator) {
      case "$eq" -> {
        if (isPlain(operand)) {
          values = List.of(Key.of(operand));
        }
      }
      case "$in" -> {
        if (values == null && operand instanceof Collection<?> any && arePlain(any)) {
          values = any.stream().map(Key::of).distinct().sorted().toList();
        }
      }
      case "$gt", "$gte" -> {
        if (isBound(operand)) {
          Key key = Key.of(operand);
          least = least == null || least.compareTo(key) < 0 ? key : least;
        }
      }
      case "$lt", "$lte" -> {
        if (isBound(operand)) {
          Key key = Key.of(operand);
          greatest = greatest == null || greatest.compareTo(key) > 0 ? key : greatest;
        }
      }
      default -> {} // the whole filter is applied to every candidate anyway
    }
  }

  /** Not an array or a pattern, which match more than what equals them. */
  private static boolean isPlain(@Nullable Object value) {
    return !(value instanceof Collection || value instanceof BsonRegularExpression)
        && !(value instanceof Document part && (part.isEmpty() || !hasPlainFields(part)));
  }

  private static boolean hasPlainFields(Document part) {
    return part.entrySet().stream()
        .allMatch(
            field ->
                !field.getKey().startsWith("$")
                    && (field.getValue() instanceof Collection || isPlain(field.getValue())));
  }

  private static boolean arePlain(Collection<?> values) {
    return values.stream().allMatch(Condition::isPlain);
  }

  private static boolean isBound(@Nullable Object value) {
    return value != null
        && !(value instanceof MinKey || value instanceof MaxKey || value instanceof Document)
        && isPlain(value);
  }

  boolean isRange() {
    return least != null || greatest != null;
  }

  boolean allowsMissing() {
    return values == null ? !isRange() : values.contains(Key.of(null));
  }

  /** The stretch after a prefix; of an array each item may meet one bound, so one must do. */
  QueryPlan.Stretch within(Key prefix, boolean multikey) {
    if (least == null) {
      Key high = Objects.requireNonNull(greatest);
      return new QueryPlan.Stretch(prefix.plus(high.firstOfType()), prefix.plus(high).last());
    }
    Key high = multikey ? null : greatest;
    Key to = high == null ? prefix.plus(least.lastOfType()) : prefix.plus(high).last();
    return new QueryPlan.Stretch(prefix.plus(least), to);
  }
}
