package io.leadline.activities.preference;

import io.leadline.activities.signup.FieldProblem;
import java.util.List;
import java.util.Set;

/** What became of something that a lead asked for on its preferences page. */
public sealed interface PreferenceResult {
  /** Everything asked for holds; empty when it held before. */
  record Saved(Set<Change> changes) implements PreferenceResult {}

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
