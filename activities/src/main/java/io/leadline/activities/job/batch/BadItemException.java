package io.leadline.activities.job.batch;

import io.leadline.activities.job.BadInputException.BadField;
import java.util.List;
import java.util.stream.Collectors;

/** An item of a batch cannot be taken, so nothing of the batch is; says which one and why. */
public final class BadItemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long index;
  private final transient List<BadField> fields;

  /**
   * @param index of the item, from 0
   */
  BadItemException(long index, List<BadField> fields) {
    super("Item " + (index + 1) + words(fields));
    this.index = index;
    this.fields = List.copyOf(fields);
  }

  private static String words(List<BadField> fields) {
    return fields.stream()
        .map(bad -> bad.field().isEmpty() ? " " + bad.problem() : named(bad))
        .collect(Collectors.joining());
  }

  private static String named(BadField bad) {
    return ": " + bad.field() + " " + bad.problem();
  }

  /** What is wrong, by the field's place in the batch: {@code items[1].input.email}. */
  public List<BadField> fields() {
    String item = "items[" + index + "]";
    return fields.stream()
        .map(
            bad ->
                new BadField(
                    bad.field().isEmpty() ? item : item + "." + bad.field(), bad.problem()))
        .toList();
  }
}
