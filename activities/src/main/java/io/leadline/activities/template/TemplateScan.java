package io.leadline.activities.template;

import io.leadline.activities.template.KnownTemplates.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the tags of a template for names that will never have a value, and for values of
 * others that would stand unescaped in HTML. Pure; what the template engine refuses by itself is
 * left to it.
 */
final class TemplateScan {
  /** Comments may hold anything, even tags; they come first. */
  private static final Pattern TAG =
      Pattern.compile(
          "\\{\\{~?!--.*?--~?}}|\\{\\{\\{(?<raw>.*?)}}}|\\{\\{(?<tag>.*?)}}", Pattern.DOTALL);

  private static final Pattern PARAMETERS = Pattern.compile("\\bas\\s*\\|([^|]*)\\|");
  private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s()]+");
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|'[^']*'|-?\\d+|true|false|null|undefined|@\\w+|this|\\.");
  private static final Set<String> HELPERS = Set.of("if", "unless", "each", "with");

  private final Template template;
  private final List<TemplateProblem> problems = new ArrayList<>();
  private final Set<String> own = new HashSet<>();

  private TemplateScan(Template template) {
    this.template = template;
  }

  static List<TemplateProblem> problems(Template template, String source) {
    TemplateScan scan = new TemplateScan(template);
    Matcher tags = TAG.matcher(source);
    while (tags.find()) {
      int line = 1 + (int) source.substring(0, tags.start()).chars().filter(c -> c == '\n').count();
      if (tags.group("raw") != null) {
        scan.value(tags.group("raw").strip(), line, true);
      } else if (tags.group("tag") != null) {
        scan.tag(tags.group("tag").strip(), line);
      }
    }
    return scan.problems;
  }

  private void tag(String body, int line) {
    String tag = body.replaceAll("^~|~$", "").strip();
    if (tag.isEmpty()) {
      return;
    }
    switch (tag.charAt(0)) {
      case '!', '/', '>' -> {}
      case '&' -> value(tag.substring(1), line, true);
      case '#', '^' -> block(tag.substring(1), line);
      default -> {
        if (tag.equals("else")) {
          return;
        } else if (tag.startsWith("else ")) {
          block(tag.substring("else ".length()), line);
        } else {
          value(tag, line, false);
        }
      }
    }
  }

  /** {@code if company}, {@code each paragraphs as |paragraph|}, {@code paragraphs}. */
  private void block(String body, int line) {
    Matcher parameters = PARAMETERS.matcher(body);
    if (parameters.find()) {
      own.addAll(Arrays.asList(parameters.group(1).strip().split("\\s+", -1)));
    }
    List<String> words = words(parameters.replaceAll(""));
    if (words.isEmpty()) {
      return;
    }
    boolean helped = HELPERS.contains(words.getFirst());
    for (String word : helped ? words.subList(1, words.size()) : words) {
      name(word, line);
    }
  }

  private void value(String body, int line, boolean raw) {
    List<String> words = words(body);
    if (words.size() > 1) {
      problems.add(
          problem(
              line,
              "there is no helper "
                  + words.getFirst()
                  + "; there are "
                  + String.join(", ", new TreeSet<>(HELPERS))));
      return;
    }
    for (String word : words) {
      name(word, line);
      if (raw && !template.mayBeRaw(bare(word))) {
        problems.add(
            problem(
                line, "{{{" + word + "}}} would stand in HTML unescaped; write {{" + word + "}}"));
      }
    }
  }

  private void name(String word, int line) {
    String name = bare(word);
    if (LITERAL.matcher(name).matches() || own.contains(name) || template.names().contains(name)) {
      return;
    }
    problems.add(
        problem(
            line,
            "there is no {{"
                + word
                + "}}; there are "
                + String.join(", ", new TreeSet<>(template.names()))));
  }

  private TemplateProblem problem(int line, String what) {
    return new TemplateProblem(template.file(), line, what);
  }

  private static List<String> words(String body) {
    return WORDS.matcher(body).results().map(result -> result.group()).toList();
  }

  private static String bare(String word) {
    return word.replaceFirst("^(?:\\.\\./)+", "").replaceFirst("^(?:this|\\.)[./](?=.)", "");
  }
}
