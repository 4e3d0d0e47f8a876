package io.leadline.activities.message;

import java.util.Map;

/**
 * What a provider makes a mail of, with a template that it keeps.
 *
 * @param templateId at the provider
 * @param values by the names in the template: texts, numbers, booleans, lists and maps of these
 */
public record MailData(String templateId, Map<String, Object> values) {
  public MailData {
    values = Map.copyOf(values);
  }
}
