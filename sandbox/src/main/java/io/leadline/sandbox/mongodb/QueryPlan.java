package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which stretches of which index a query reads. The whole filter is applied to every document found
 * there, so a plan can be slow but never wrong. Rows are in the wanted order if {@code ordered}.
 */
record QueryPlan(
    KeyIndex index,
    List<Stretch> stretches,
    boolean bounded,
    boolean ordered,
    boolean backwards,
    int worth) {

  /** Keys between two, both included. */
  record Stretch(Key from, Key to) {}

  private static final int MOST_STRETCHES = 10_000;

  /**
   * The best plan; {@code order} may be empty, {@code limited} says that not all rows are wanted.
   */
  static QueryPlan choose(
      Collection<KeyIndex> indexes, Document filter, Document order, boolean limited) {
    Map<String, Condition> conditions = Condition.of(filter);
    return indexes.stream()
        .map(index -> of(index, conditions, order, limited))
        .filter(plan -> plan.worth >= 0)
        .max(Comparator.comparingInt(QueryPlan::worth).thenComparing(plan -> plan.index.getName()))
        .orElseThrow();
  }

  private static QueryPlan of(
      KeyIndex index, Map<String, Condition> conditions, Document order, boolean limited) {
    List<String> fields = index.fields();
    Condition none = new Condition();
    List<Key> prefixes = List.of(Key.EMPTY);
    Set<String> constant = new HashSet<>();
    boolean findsMissing = true;
    int depth = 0;
    // The fields of a compound key may come from different items of an array: then only one helps.
    int usable = index.isMultikey() ? 1 : fields.size();
    while (depth < usable) {
      Condition condition = conditions.getOrDefault(fields.get(depth), none);
      List<Key> values = condition.values;
      if (values == null || (long) prefixes.size() * values.size() > MOST_STRETCHES) {
        break;
      }
      prefixes = prefixes.stream().flatMap(p -> values.stream().map(p::plus)).toList();
      findsMissing &= condition.allowsMissing();
      if (values.size() == 1 && !index.isMultikey()) {
        constant.add(fields.get(depth));
      }
      depth++;
    }
    Condition next = depth < usable ? conditions.getOrDefault(fields.get(depth), none) : none;
    List<Stretch> stretches =
        prefixes.stream()
            .map(
                prefix ->
                    next.isRange()
                        ? next.within(prefix, index.isMultikey())
                        : new Stretch(prefix, prefix.last()))
            .toList();
    findsMissing &= next.allowsMissing();

    List<String> wanted = order.keySet().stream().filter(f -> !constant.contains(f)).toList();
    List<String> offered =
        Stream.concat(fields.stream().filter(f -> !constant.contains(f)), Stream.of("_id"))
            .toList();
    boolean backwards = wanted.stream().anyMatch(field -> isDescending(order, field));
    boolean oneWay = wanted.stream().allMatch(field -> isDescending(order, field) == backwards);
    boolean inOrder = !index.isMultikey() && oneWay && startsWith(offered, wanted);
    boolean helpsOrder = inOrder && !wanted.isEmpty();

    boolean complete = depth == fields.size();
    boolean point = complete && prefixes.size() <= 1 && index.isUnique();
    boolean primary = index instanceof PrimaryIndex;
    boolean bounded = depth > 0 || next.isRange();
    int worth = 4 * depth + (next.isRange() ? 2 : 0);
    worth += helpsOrder ? (limited ? 3 : 1) : 0;
    if (point || (complete && primary)) {
      worth = point ? 1000 : 900;
    }
    if ((findsMissing && index.skipsMissing()) || (worth == 0 && !primary)) {
      worth = -1; // some documents are not in it, or nothing is gained
    }
    boolean ordered = inOrder || wanted.isEmpty();
    return new QueryPlan(index, stretches, bounded, ordered, backwards, worth);
  }

  private static boolean startsWith(List<String> fields, List<String> first) {
    return first.size() <= fields.size() && fields.subList(0, first.size()).equals(first);
  }

  private static boolean isDescending(Document order, String field) {
    return order.get(field) instanceof Number direction && direction.intValue() < 0;
  }

  /** The documents to look at, each once. */
  Stream<Key> positions() {
    List<Stretch> inOrder = backwards ? stretches.reversed() : stretches;
    Stream<Key> found = inOrder.stream().flatMap(s -> index.positions(s.from, s.to, backwards));
    return index.isMultikey() ? found.distinct() : found;
  }
}
