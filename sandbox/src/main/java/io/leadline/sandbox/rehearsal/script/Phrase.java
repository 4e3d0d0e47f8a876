package io.leadline.sandbox.rehearsal.script;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One kind of line that a script may have. What is possible, as help and messages show it, is taken
 * from here.
 *
 * @param example a line of this kind
 * @param meaning what it says, in a few words
 * @param shape of the whole line, in lower case but for names
 * @param adds what the line adds to the script
 */
record Phrase(
    String example, String meaning, Pattern shape, BiConsumer<ScriptDraft, MatchResult> adds) {
  private static final String DAY = "day (\\d{1,5})";
  private static final Set<Integer> BOTH = Set.of(1, 2);

  /** In the order in which they are explained. */
  static final List<Phrase> ALL =
      List.of(
          phrase(
              "verifies after 20 minutes",
              "presses the button in the verification mail; 20 minutes without such a line",
              "verifies after (\\d{1,5}) (minute|hour|day)s?",
              (draft, line) -> draft.verifies(duration(line.group(1), line.group(2)))),
          phrase(
              "never verifies",
              "never presses it",
              "never verifies",
              (draft, line) -> draft.verifies(null)),
          phrase(
              "opens on days 1-5, then silent",
              "opens the mails that arrive on these days",
              "opens ((?:on|from|until|every) .+?)(, then silent)?",
              (draft, line) -> {
                Days days = Days.read(line.group(1));
                draft.opens(days);
                if (line.group(2) != null) {
                  draft.silent(Days.from(days.last() + 1));
                }
              }),
          phrase(
              "clicks on day 3, 9 and 12",
              "opens them and clicks a posting",
              "clicks ((?:on|from|until|every) .+)",
              (draft, line) -> draft.clicks(Days.read(line.group(1)))),
          phrase(
              "silent from day 10",
              "neither opens nor clicks, whatever other lines say",
              "(?:is )?silent(?: (.+))?",
              (draft, line) -> draft.silent(Days.read(text(line)))),
          phrase(
              "opens the win-back mail",
              "opens the mails that ask whether it is still looking",
              "opens the (first |second )?win-?back mails?",
              (draft, line) -> draft.opensWinback(which(line))),
          phrase(
              "clicks the second win-back mail",
              "presses the button in it; first, second, or any without the word",
              "clicks the (first |second )?win-?back mails?",
              (draft, line) -> draft.clicksWinback(which(line))),
          phrase(
              "visits on day 40",
              "is seen on the board itself",
              "visits on " + DAY,
              deed(Deed.Visit::new)),
          phrase(
              "finds a job on day 50",
              "is hired, as the board hears",
              "finds a job on " + DAY,
              deed(Deed.FindJob::new)),
          phrase(
              "pauses on day 20 until day 34",
              "asks for a pause",
              "pauses on " + DAY + " until " + DAY,
              (draft, line) -> draft.does(pause(line))),
          phrase(
              "resumes on day 25",
              "ends its pause before the time",
              "resumes on " + DAY,
              deed(Deed.Resume::new)),
          phrase(
              "keeps on day 60",
              "presses the button that keeps its alerts, as the win-back mails have it",
              "keeps on " + DAY,
              deed(Deed.Keep::new)),
          phrase(
              "agrees to text messages",
              "gives a phone number with its sign-up",
              "agrees to text messages",
              (draft, line) -> draft.agreesToTexts()),
          phrase(
              "texts STOP on day 15",
              "sends a text message: STOP, START, HELP, or whatever words",
              "texts (.+) on " + DAY,
              (draft, line) -> draft.does(new Deed.Text(number(line.group(2)), line.group(1)))),
          phrase(
              "unsubscribes on day 40",
              "leaves with one click",
              "unsubscribes on " + DAY,
              deed(Deed.Unsubscribe::new)),
          phrase(
              "complains on day 12",
              "reports its newest mail as spam",
              "complains on " + DAY,
              deed(Deed.Complain::new)),
          phrase(
              "mail bounces hard from day 9",
              "its server refuses the address for good",
              "mail bounces hard(?: (.+))?",
              (draft, line) -> draft.bouncesHard(Days.read(text(line)))),
          phrase(
              "mail bounces softly on days 9-20",
              "its server takes nothing for now",
              "mail bounces soft(?:ly)?(?: (.+))?",
              (draft, line) -> draft.bouncesSoftly(Days.read(text(line)))),
          phrase(
              "no postings from day 20",
              "the board has nothing new",
              "no postings(?: (.+))?",
              (draft, line) -> draft.withoutPostings(Days.read(text(line)))),
          phrase(
              "changes address on day 8",
              "and proves the new one the same day",
              "changes address on " + DAY,
              (draft, line) -> draft.does(new Deed.ChangeAddress(number(line.group(1)), true))),
          phrase(
              "changes address on day 8 but never proves it",
              "the old one stays in use",
              "changes address on " + DAY + " but never proves it",
              (draft, line) -> draft.does(new Deed.ChangeAddress(number(line.group(1)), false))),
          phrase(
              "moves to Pacific/Kiritimati on day 6",
              "lives by another time zone",
              "moves to (\\S+) on " + DAY,
              (draft, line) ->
                  draft.does(new Deed.MoveTo(number(line.group(2)), zone(line.group(1))))),
          phrase(
              "signs up again on day 80",
              "fills in the form once more, and presses the button in the mail",
              "signs up again on " + DAY,
              deed(Deed.SignUpAgain::new)),
          phrase(
              "asks to be forgotten on day 50",
              "wants its data deleted",
              "asks to be forgotten on " + DAY,
              deed(Deed.Erase::new)));

  private static Phrase phrase(
      String example, String meaning, String shape, BiConsumer<ScriptDraft, MatchResult> adds) {
    return new Phrase(example, meaning, Pattern.compile(shape, Pattern.CASE_INSENSITIVE), adds);
  }

  private static BiConsumer<ScriptDraft, MatchResult> deed(IntFunction<Deed> make) {
    return (draft, line) -> draft.does(make.apply(number(line.group(1))));
  }

  private static Deed pause(MatchResult line) {
    int day = number(line.group(1));
    int until = number(line.group(2));
    if (until <= day) {
      throw new UnreadableException("a pause that begins on day " + day + " must end later");
    }
    return new Deed.Pause(day, until);
  }

  private static Set<Integer> which(MatchResult line) {
    String word = line.group(1);
    return word == null ? BOTH : Set.of(word.strip().equalsIgnoreCase("first") ? 1 : 2);
  }

  private static Duration duration(String number, String unit) {
    int count = number(number);
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UnreadableException(
          "\"" + name + "\" is no time zone; possible is one such as Europe/Warsaw");
    }
  }

  private static String text(MatchResult line) {
    return line.group(1) == null ? "" : line.group(1);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
