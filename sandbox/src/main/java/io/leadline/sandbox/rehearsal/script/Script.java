package io.leadline.sandbox.rehearsal.script;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lead does with its life, as {@link ScriptReader} read it.
 *
 * @param lines as written, without comments
 * @param verifiesAfter from the verification mail to its button; null when it never presses it
 * @param texts whether it agrees to text messages
 * @param opens days on which it opens what arrives
 * @param clicks days on which it opens what arrives, and clicks a posting
 * @param silent days on which it does neither, whatever {@code opens} and {@code clicks} say
 * @param opensWinback which win-back mails it opens, from 1
 * @param clicksWinback which win-back mails it presses the button of, from 1
 * @param bouncesHard days on which its mail server refuses the address for good
 * @param bouncesSoftly days on which its mail server takes nothing for now
 * @param withoutPostings days that bring no new postings
 * @param deeds earliest day first
 */
public record Script(
    List<String> lines,
    @Nullable Duration verifiesAfter,
    boolean texts,
    Days opens,
    Days clicks,
    Days silent,
    Set<Integer> opensWinback,
    Set<Integer> clicksWinback,
    Days bouncesHard,
    Days bouncesSoftly,
    Days withoutPostings,
    List<Deed> deeds) {
  /** What a rehearsal without a script plays. */
  public static final String DEFAULT = "opens on days 1-5, then silent";

  public Script {
    lines = List.copyOf(lines);
    opensWinback = Set.copyOf(opensWinback);
    clicksWinback = Set.copyOf(clicksWinback);
    deeds = deeds.stream().sorted(Comparator.comparingInt(Deed::day)).toList();
  }

  /** Whether a mail that arrives on that day is opened. */
  public boolean isOpenedOn(int day) {
    return (opens.hold(day) || clicks.hold(day)) && !silent.hold(day);
  }

  /** Whether a posting in a mail that arrives on that day is clicked. */
  public boolean isClickedOn(int day) {
    return clicks.hold(day) && !silent.hold(day);
  }
}
