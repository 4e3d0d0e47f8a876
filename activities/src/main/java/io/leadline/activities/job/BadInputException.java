package io.leadline.activities.job;

import java.util.List;
import java.util.stream.Collectors;

/** An input that its kind of job cannot take; names every field that is wrong. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<BadField> fields;

  public BadInputException(String kind, List<BadField> fields) {
    super(
        "input of "
            + kind
            + ": "
            + fields.stream()
                .map(bad -> bad.field() + " " + bad.problem())
                .collect(Collectors.joining("; ")));
    this.fields = List.copyOf(fields);
  }

  public List<BadField> fields() {
    return fields;
  }

  /**
   * A field that is wrong.
   *
   * @param field its path in the request, such as {@code input.olderThan}
   * @param problem what is wrong, such as {@code is missing}; never shows the value
   */
  public record BadField(String field, String problem) {}
}
