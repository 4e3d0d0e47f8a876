package io.leadline.sandbox.rehearsal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Reads scripts: one sentence a line, {@code #} begins a comment. */
public final class ScriptReader {
  private ScriptReader() {}

  /** A line that a script may have, and what it says. */
  public record Possible(String example, String meaning) {}

  /** Everything that a script may say, in the order in which it is explained. */
  public static List<Possible> possible() {
    return Phrase.ALL.stream()
        .map(phrase -> new Possible(phrase.example(), phrase.meaning()))
        .toList();
  }

  /**
   * @throws ScriptException naming every line that means nothing, and what is possible
   */
  public static Script read(String text) {
    ScriptDraft draft = new ScriptDraft();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String sentence = line.replaceFirst("#.*$", "").strip().replaceAll("\\s+", " ");
      if (!sentence.isEmpty()) {
        try {
          add(draft, sentence);
          draft.line(sentence);
        } catch (UnreadableException e) {
          problems.add("Line %d, \"%s\": %s.".formatted(number, sentence, e.getMessage()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ScriptException(String.join("\n", problems));
    }
    return draft.script();
  }

  private static void add(ScriptDraft draft, String sentence) {
    for (Phrase phrase : Phrase.ALL) {
      Matcher line = phrase.shape().matcher(sentence);
      if (line.matches()) {
        phrase.adds().accept(draft, line);
        return;
      }
    }
    throw unknown(sentence);
  }

  /** Shows the lines that begin alike, or all of them. */
  private static UnreadableException unknown(String sentence) {
    String first = firstWord(sentence);
    List<String> alike =
        Phrase.ALL.stream()
            .map(Phrase::example)
            .filter(example -> firstWord(example).equals(first))
            .toList();
    return alike.isEmpty()
        ? new UnreadableException(
            "nothing begins with \""
                + first
                + "\"; possible are:\n  "
                + String.join("\n  ", Phrase.ALL.stream().map(Phrase::example).toList()))
        : new UnreadableException(
            "that is not how it is written; possible is: \"" + String.join("\", \"", alike) + "\"");
  }

  private static String firstWord(String sentence) {
    return sentence.split(" ", 2)[0].toLowerCase(Locale.ROOT);
  }
}
