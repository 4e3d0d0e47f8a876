package io.leadline.activities.signup;

import io.leadline.activities.place.TakenPlace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a {@link SignUpForm}. */
public sealed interface SignUpResult {
  /**
   * The lead is stored. The public must get the same answer whether it was known or not.
   *
   * @param known whether the address had a lead before
   * @param suggestion address that was probably meant, when the given one looks mistyped
   * @param shared whether the mailbox is named after a function, such as info, so that several
   *     people may read it
   * @param place which place was taken, when another may be meant
   */
  record Accepted(
      String leadId,
      boolean known,
      @Nullable String suggestion,
      boolean shared,
      @Nullable TakenPlace place)
      implements SignUpResult {}

  /** Nothing is stored; every bad field is named. */
  record Refused(List<FieldProblem> problems) implements SignUpResult {}

  /** Nothing is stored: too many sign-ups from one place, or to one mail domain. */
  record TooMany(Duration retryAfter) implements SignUpResult {}
}
