package io.leadline.activities.template;

/**
 * Something that is wrong with a template.
 *
 * @param file such as {@code alert.html.hbs}
 * @param line from 1; 0 when it is about the whole file
 * @param what in a sentence
 */
public record TemplateProblem(String file, int line, String what) {
  /** As compilers write it: {@code alert.html.hbs:12: what is wrong}. */
  @Override
  public String toString() {
    return file + (line == 0 ? ": " : ":" + line + ": ") + what;
  }
}
