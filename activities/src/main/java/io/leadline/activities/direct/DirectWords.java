package io.leadline.activities.direct;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to say: a text, or a template of its own with what stands in it.
 *
 * @param subject of a mail; null for a text message, or when the template has it
 * @param text plain text, an empty line between paragraphs; null when the template has it
 * @param template name of a template in the operator's folder; null for none
 * @param values what the template's placeholders stand for
 */
public record DirectWords(
    @Nullable String subject,
    @Nullable String text,
    @Nullable String template,
    Map<String, String> values) {
  private static final int LONGEST_SUBJECT = 200;

  public DirectWords {
    values = Map.copyOf(values);
    if (template != null && !template.matches("[a-z][a-z0-9-]{0,40}")) {
      throw new IllegalArgumentException("template must be a name such as interview-invitation");
    }
    if ((template == null) == (text == null)) {
      throw new IllegalArgumentException("either text or template must be given");
    }
    if (subject != null && (subject.isBlank() || subject.length() > LONGEST_SUBJECT)) {
      throw new IllegalArgumentException("subject must have 1 to " + LONGEST_SUBJECT + " letters");
    }
  }

  /** Shows no personal data. */
  @Override
  public String toString() {
    return "DirectWords[template=" + template + "]";
  }
}
