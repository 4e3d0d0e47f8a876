package io.leadline.activities.preference;

import io.leadline.activities.place.TakenPlace;
import io.leadline.activities.signup.FieldProblem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of something that a lead asked for on its preferences page. */
public sealed interface PreferenceResult {
  /**
   * Everything asked for holds.
   *
   * @param changes what is different; empty when it held before
   * @param place which place was taken, when another may be meant
   */
  record Saved(Set<Change> changes, @Nullable TakenPlace place) implements PreferenceResult {
    static final Saved NOTHING_TO_SAY = new Saved(Set.of(), null);
  }

  /** Nothing was changed; every bad field is named. */
  record Refused(List<FieldProblem> problems) implements PreferenceResult {}

  /** What is different from before. */
  enum Change {
    WISHES,
    /** Mail begins when the button in the message on its way is pressed. */
    MAIL_ASKED_FOR,
    MAIL_OFF,
    TEXTS_ON,
    TEXTS_OFF
  }
}
