package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded server answered one query, for tests that refuse scans.
 *
 * @param collection database and collection, joined with a dot
 * @param filter field names without values, as in {@code {state, at: {$lt}}}
 * @param index name of the index that was read; {@code _id_} is the data itself
 * @param sorted whether the rows had to be sorted after reading
 * @param isScan whether it read the collection from end to end, or would have if its limit allowed
 * @param examined documents read
 * @param returned documents that the query yields, on all its pages
 */
public record QueryTrace(
    String collection,
    String filter,
    String index,
    boolean sorted,
    boolean isScan,
    long examined,
    long returned) {

  static String shape(@Nullable Object filter) {
    return switch (filter) {
      case Document parts ->
          parts.entrySet().stream()
              .map(part -> (part.getKey() + ": " + shape(part.getValue())).replaceFirst(": $", ""))
              .collect(Collectors.joining(", ", "{", "}"));
      case Collection<?> parts ->
          parts.stream()
              .map(QueryTrace::shape)
              .distinct()
              .collect(Collectors.joining(", ", "[", "]"));
      case null, default -> "";
    };
  }
}
