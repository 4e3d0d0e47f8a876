package io.leadline.sandbox.rehearsal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A script while its lines are read; each {@link Phrase} adds what it says. */
final class ScriptDraft {
  private static final Duration SOON = Duration.ofMinutes(20);

  private final List<String> lines = new ArrayList<>();
  private final Set<Integer> opensWinback = new TreeSet<>();
  private final Set<Integer> clicksWinback = new TreeSet<>();
  private final List<Deed> deeds = new ArrayList<>();
  private @Nullable Duration verifiesAfter = SOON;
  private boolean verificationSaid;
  private boolean texts;
  private Days opens = Days.NONE;
  private Days clicks = Days.NONE;
  private Days silent = Days.NONE;
  private Days bouncesHard = Days.NONE;
  private Days bouncesSoftly = Days.NONE;
  private Days withoutPostings = Days.NONE;

  void line(String text) {
    lines.add(text);
  }

  /**
   * @param after null for never
   */
  void verifies(@Nullable Duration after) {
    if (verificationSaid) {
      throw new UnreadableException("an earlier line says already when it verifies");
    }
    verificationSaid = true;
    verifiesAfter = after;
  }

  void agreesToTexts() {
    texts = true;
  }

  void opens(Days days) {
    opens = opens.and(days);
  }

  void clicks(Days days) {
    clicks = clicks.and(days);
  }

  void silent(Days days) {
    silent = silent.and(days);
  }

  void bouncesHard(Days days) {
    bouncesHard = bouncesHard.and(days);
  }

  void bouncesSoftly(Days days) {
    bouncesSoftly = bouncesSoftly.and(days);
  }

  void withoutPostings(Days days) {
    withoutPostings = withoutPostings.and(days);
  }

  void opensWinback(Set<Integer> ordinals) {
    opensWinback.addAll(ordinals);
  }

  void clicksWinback(Set<Integer> ordinals) {
    clicksWinback.addAll(ordinals);
  }

  void does(Deed deed) {
    if (deed.day() < 1) {
      throw new UnreadableException(
          "day " + deed.day() + " is none: day 1 is the day of the sign-up");
    }
    deeds.add(deed);
    texts |= deed.needsTexts();
  }

  Script script() {
    return new Script(
        lines,
        verifiesAfter,
        texts,
        opens,
        clicks,
        silent,
        opensWinback,
        clicksWinback,
        bouncesHard,
        bouncesSoftly,
        withoutPostings,
        deeds);
  }
}
