package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of which index a query reads. The whole filter is applied to every document found
 * there, so a plan can be slow but never wrong. Rows are in the wanted order if {@code ordered}.
 */
record QueryPlan(
    KeyIndex index, List<Stretch> stretches, boolean ordered, boolean backwards, int worth) {

  /** Keys between two, both included. */
  record Stretch(String from, String to) {

    static Stretch point(String key) {
      return new Stretch(key, key + Keys.LAST);
    }

    boolean isPoint() {
      return to.equals(from + Keys.LAST);
    }

    private Stretch and(Stretch other) {
      return new Stretch(
          from.compareTo(other.from) > 0 ? from : other.from,
          to.compareTo(other.to) < 0 ? to : other.to);
    }

    private boolean contains(String key) {
      return from.compareTo(key) <= 0 && key.compareTo(to) <= 0;
    }
  }

  private static final List<Stretch> EVERYTHING = List.of(Stretch.point(""));
  private static final int UNIQUE = 1_000;

  /** Nothing reads less than the one document whose {@code _id} the filter says. */
  static Optional<QueryPlan> byId(KeyIndex primary, Document filter) {
    return idIn(filter)
        .map(
            id ->
                new QueryPlan(
                    primary, List.of(Stretch.point(Keys.of(id))), true, false, UNIQUE - 1));
  }

  private static Optional<Object> idIn(Document filter) {
    Object id = filter.get("_id");
    if (id != null && isPlain(id) && !(id instanceof Document value && hasOperators(value))) {
      return Optional.of(id);
    }
    return filter.get("$and") instanceof Collection<?> filters
        ? filters.stream().flatMap(each -> idIn((Document) each).stream()).findFirst()
        : Optional.empty();
  }

  /**
   * The best plan; {@code limited} says that not all rows are wanted. The primary index is last.
   */
  static QueryPlan choose(
      Stream<KeyIndex> indexes, Document filter, Document order, boolean limited) {
    List<KeyIndex> all = indexes.toList();
    return all.stream()
        .map(index -> of(index, filter, order, limited))
        .max(Comparator.comparingInt(QueryPlan::worth))
        .orElseThrow();
  }

  private static QueryPlan of(KeyIndex index, Document filter, Document order, boolean limited) {
    List<Stretch> stretches = EVERYTHING;
    List<String> offered = new ArrayList<>(index.fields());
    List<String> wanted = new ArrayList<>(order.keySet());
    boolean complete = true;
    boolean lacksRows = index.isSparse();
    int worth = 0;
    for (String field : index.fields()) {
      List<Stretch> next = left(EVERYTHING, filter, field, index.isMultikey());
      boolean points = !next.equals(EVERYTHING) && next.stream().allMatch(Stretch::isPoint);
      if (!next.equals(EVERYTHING)) {
        stretches =
            stretches.stream()
                .flatMap(p -> next.stream().map(n -> new Stretch(p.from + n.from, p.from + n.to)))
                .toList();
        lacksRows &= next.stream().anyMatch(each -> each.contains(Keys.of(null)));
        worth += points ? 4 : 2;
      }
      complete &= points;
      if (!points) {
        break;
      }
      if (next.size() == 1 && !index.isMultikey()) { // all rows are alike in it
        offered.remove(field);
        wanted.remove(field);
      }
    }
    offered.add("_id");
    boolean backwards = wanted.stream().anyMatch(field -> isDescending(order, field));
    boolean inOrder =
        !index.isMultikey()
            && wanted.stream().allMatch(field -> isDescending(order, field) == backwards)
            && wanted.size() <= offered.size()
            && wanted.equals(offered.subList(0, wanted.size()));
    if (inOrder && !wanted.isEmpty()) {
      worth += limited ? 3 : 1;
    }
    if (complete && index.isUnique() && index.fields().size() == index.getKeys().size()) {
      worth = UNIQUE - Math.min(stretches.size(), UNIQUE / 2);
    }
    if (lacksRows || (worth == 0 && !index.primary)) {
      worth = -1;
    }
    return new QueryPlan(index, stretches, inOrder || wanted.isEmpty(), backwards, worth);
  }

  /**
   * How many documents match, if that is the number of entries in the stretches: when the filter
   * says nothing but the values of the first fields of the index.
   */
  OptionalLong countOf(Document filter) {
    Set<String> asked = new HashSet<>();
    boolean plain = areEqualities(filter, asked);
    boolean covered =
        plain
            && !asked.isEmpty()
            && !index.isMultikey()
            && asked.size() <= index.fields().size()
            && asked.equals(Set.copyOf(index.fields().subList(0, asked.size())))
            && stretches.stream().allMatch(Stretch::isPoint);
    return covered
        ? OptionalLong.of(stretches.stream().mapToLong(index::count).sum())
        : OptionalLong.empty();
  }

  /** Whether each field is compared with one value, each only once. */
  private static boolean areEqualities(Document filter, Set<String> fields) {
    for (Map.Entry<String, Object> part : filter.entrySet()) {
      if (part.getKey().equals("$and") && part.getValue() instanceof Collection<?> filters) {
        if (!filters.stream().allMatch(each -> areEqualities((Document) each, fields))) {
          return false;
        }
      } else if (part.getKey().startsWith("$")
          || part.getValue() == null
          || !isPlain(part.getValue())
          || part.getValue() instanceof Document
          || !fields.add(part.getKey())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDescending(Document order, String field) {
    return order.get(field) instanceof Number direction && direction.intValue() < 0;
  }

  /** What a filter leaves of one field; what stands under {@code $or} and its like leaves all. */
  private static List<Stretch> left(
      List<Stretch> all, Document filter, String field, boolean multikey) {
    List<Stretch> left = all;
    for (Map.Entry<String, Object> part : filter.entrySet()) {
      if (part.getKey().equals("$and") && part.getValue() instanceof Collection<?> filters) {
        for (Object each : filters) {
          left = left(left, (Document) each, field, multikey);
        }
      } else if (part.getKey().equals(field)) {
        boolean tests = part.getValue() instanceof Document value && hasOperators(value);
        Document operators =
            tests ? (Document) part.getValue() : new Document("$eq", part.getValue());
        for (Map.Entry<String, Object> test : operators.entrySet()) {
          left = both(left, passing(test.getKey(), test.getValue()), multikey);
        }
      }
    }
    return left;
  }

  /** Of an array, different items may pass the two tests, so only one of them narrows. */
  private static List<Stretch> both(List<Stretch> one, List<Stretch> other, boolean multikey) {
    return multikey && !one.equals(EVERYTHING)
        ? one
        : one.stream()
            .flatMap(left -> other.stream().map(left::and))
            .filter(each -> each.from.compareTo(each.to) <= 0)
            .toList();
  }

  private static List<Stretch> passing(String operator, @Nullable Object operand) {
    if (operator.equals("$eq") && isPlain(operand)) {
      return List.of(Stretch.point(Keys.of(operand)));
    }
    if (operator.equals("$in")
        && operand instanceof Collection<?> values
        && values.stream().allMatch(QueryPlan::isPlain)) {
      return values.stream().map(Keys::of).distinct().sorted().map(Stretch::point).toList();
    }
    boolean isBound =
        operand instanceof Number
            || operand instanceof String
            || operand instanceof Instant
            || operand instanceof ObjectId;
    String key = Keys.of(operand);
    char type = key.charAt(0);
    return switch (isBound ? operator : "") {
      case "$gt", "$gte" -> List.of(new Stretch(key, String.valueOf((char) (type + 1))));
      case "$lt", "$lte" -> List.of(new Stretch(String.valueOf(type), key + Keys.LAST));
      default -> EVERYTHING;
    };
  }

  private static boolean hasOperators(Document value) {
    return value.keySet().stream().anyMatch(key -> key.startsWith("$"));
  }

  /** Not an array or a pattern, which match more than what equals them. */
  private static boolean isPlain(@Nullable Object value) {
    return value instanceof Document parts
        ? !parts.isEmpty()
            && !hasOperators(parts)
            && parts.values().stream().allMatch(QueryPlan::isPlain)
        : !(value instanceof Collection || value instanceof BsonRegularExpression);
  }

  boolean isBounded() {
    return !stretches.equals(EVERYTHING);
  }

  /** The documents to look at, each once. */
  Stream<String> positions() {
    List<Stretch> inOrder = backwards ? stretches.reversed() : stretches;
    Stream<String> found = inOrder.stream().flatMap(s -> index.positions(s, backwards));
    return index.isMultikey() ? found.distinct() : found;
  }
}
