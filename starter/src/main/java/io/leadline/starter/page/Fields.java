package io.leadline.starter.page;

import io.leadline.activities.signup.FieldProblem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as it is shown: what was entered before, and what is wrong with it.
 *
 * @param values what was entered, by field name
 * @param problems what is wrong, by field name, in the order of the page
 */
public record Fields(Map<String, String> values, Map<String, String> problems) {
  public static final Fields EMPTY = new Fields(Map.of(), Map.of());

  /** These values with problems in the words that stand beside the fields. */
  public static Fields of(Map<String, String> values, List<FieldProblem> problems) {
    Map<String, String> words = new LinkedHashMap<>();
    for (FieldProblem problem : problems) {
      String meant =
          problem.suggestion() == null ? "" : " Did you mean " + problem.suggestion() + "?";
      words.merge(problem.field(), sentence(problem.problem()) + meant, (a, b) -> a + " " + b);
    }
    return new Fields(values, words);
  }

  /** With these values over those that are there. */
  public Fields with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(more);
    return new Fields(all, problems);
  }

  /** With that box ticked or not. */
  public Fields withChecked(String field, boolean checked) {
    Map<String, String> all = new HashMap<>(values);
    if (checked) {
      all.put(field, "yes");
    } else {
      all.remove(field);
    }
    return new Fields(all, problems);
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public String problem(String field) {
    return problems.getOrDefault(field, "");
  }

  public boolean bad(String field) {
    return problems.containsKey(field);
  }

  /** Whether that is where the reader has to begin. */
  public boolean firstBad(String field) {
    return !problems.isEmpty() && problems.keySet().iterator().next().equals(field);
  }

  public boolean checked(String field) {
    return values.containsKey(field);
  }

  private static String sentence(String words) {
    String start =
        words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return start.endsWith(".") ? start : start + ".";
  }
}
