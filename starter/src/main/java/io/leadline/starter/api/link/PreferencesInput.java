package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.leadline.activities.preference.PreferenceForm;
import io.leadline.starter.page.ConsentWords;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was entered on the preferences page. */
final class PreferencesInput {
  private final Context context;

  PreferencesInput(Context context) {
    this.context = context;
  }

  PreferenceForm form() {
    String query = text("query");
    String frequency = text("frequency");
    return new PreferenceForm(
        query == null ? "" : query,
        text("location"),
        kilometres(text("radiusKm")),
        text("minPay"),
        frequency == null ? "" : frequency,
        text("email") != null,
        text("sms") != null,
        text("phone"),
        ConsentWords.EMAIL,
        ConsentWords.SMS);
  }

  /** Null when no day was given, or none that can be read. */
  @Nullable LocalDate until() {
    String text = text("until");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  String newEmail() {
    String text = text("newEmail");
    return text == null ? "" : text;
  }

  /** Everything, by field name. */
  Map<String, String> entered() {
    Map<String, String> values = new HashMap<>();
    context.formParamMap().forEach((name, all) -> values.put(name, all.getFirst()));
    return values;
  }

  /** What was entered in a form of one field; the others on the page show what is stored. */
  Map<String, String> typedApart() {
    Map<String, String> values = entered();
    values.keySet().removeIf(name -> !name.equals("until") && !name.equals("newEmail"));
    return values;
  }

  private @Nullable String text(String name) {
    String value = context.formParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable Double kilometres(@Nullable String text) {
    return text != null && text.matches("\\d{1,4}") ? Double.valueOf(text) : null;
  }
}
