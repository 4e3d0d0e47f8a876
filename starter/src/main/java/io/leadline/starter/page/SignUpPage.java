package io.leadline.starter.page;

import java.util.Map;

/**
 * The form of the start page as it is shown: what was entered before, and what is wrong with it.
 *
 * @param values what was entered, by field name
 * @param problems what is wrong, by field name
 */
public record SignUpPage(Map<String, String> values, Map<String, String> problems) {
  /** The words that are agreed to by the box of that name; stored with the consent. */
  public static final String CONSENT_EMAIL =
      "Send me job alerts by e-mail, at most one a day. I can stop them at any time with the link"
          + " in every message.";

  public static final String CONSENT_SMS =
      "Also text me job alerts. Message and data rates may apply; up to one a day. Reply STOP to"
          + " end, HELP for help. Not a condition of anything.";

  public static final SignUpPage EMPTY = new SignUpPage(Map.of(), Map.of());

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public String problem(String field) {
    return problems.getOrDefault(field, "");
  }

  public boolean bad(String field) {
    return problems.containsKey(field);
  }

  public boolean checked(String field) {
    return values.containsKey(field);
  }
}
