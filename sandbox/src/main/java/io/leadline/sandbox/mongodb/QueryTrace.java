package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded server answered one query, for tests that refuse scans. No values, only field
 * names: {@code filter} and {@code order} as in {@code {state, at: {$lt}}}.
 *
 * @param collection database and collection, joined with a dot
 * @param index name of the index that was read; {@code _id_} is the data itself
 * @param bounded whether the filter narrowed what was read of the index
 * @param sorted whether the rows had to be sorted after reading
 * @param examined documents read
 * @param returned documents that the query yields, on all its pages
 * @param limit most documents wanted, 0 for all
 */
public record QueryTrace(
    String collection,
    String filter,
    String order,
    String index,
    boolean bounded,
    boolean sorted,
    long examined,
    long returned,
    int limit) {

  static QueryTrace of(
      String collection,
      Document filter,
      Document order,
      QueryPlan plan,
      long examined,
      long returned,
      int limit) {
    return new QueryTrace(
        collection,
        shape(filter),
        order.toString(true),
        plan.index().getName(),
        plan.bounded(),
        !plan.ordered(),
        examined,
        returned,
        limit);
  }

  /** Whether it read the collection from end to end, or would have if its limit allowed. */
  public boolean isScan() {
    return !bounded && (limit == 0 || examined > returned);
  }

  private static String shape(@Nullable Object filter) {
    return switch (filter) {
      case Document parts ->
          parts.entrySet().stream()
              .map(part -> part.getKey() + shapeAfter(part.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Collection<?> parts ->
          parts.stream()
              .map(QueryTrace::shape)
              .distinct()
              .collect(Collectors.joining(", ", "[", "]"));
      case null, default -> "?";
    };
  }

  private static String shapeAfter(@Nullable Object value) {
    String shape = shape(value);
    return shape.equals("?") ? "" : ": " + shape;
  }
}
