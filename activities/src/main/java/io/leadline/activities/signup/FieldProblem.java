package io.leadline.activities.signup;

import org.jspecify.annotations.Nullable;

/**
 * A field that cannot be accepted as it is.
 *
 * @param field its name in {@code POST /leads}, such as {@code consent.email}
 * @param problem in words for the person who filled in the form
 * @param suggestion value that was probably meant
 */
public record FieldProblem(String field, String problem, @Nullable String suggestion) {
  public static FieldProblem of(String field, String problem) {
    return new FieldProblem(field, problem, null);
  }
}
