package io.leadline.starter.api.lead;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.starter.api.Problem.BadField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of {@code POST /leads}. A field of the wrong type is named like a field with a
 * wrong value; whether values are acceptable is the sign-up's own business.
 */
final class SignUpJson {
  private final JsonNode body;
  private final List<BadField> problems = new ArrayList<>();

  SignUpJson(JsonNode body) {
    this.body = body;
  }

  /**
   * The form, to be used when {@link #problems()} is empty.
   *
   * @param operator whether the caller may say where the consent came from and whose lead it is
   * @param callerIp where the request came from
   */
  SignUpForm read(boolean operator, String callerIp) {
    JsonNode consent = body.path("consent");
    if (!consent.isMissingNode() && !consent.isObject()) {
      problems.add(new BadField("consent", "must be an object {email, sms, text}", null));
    }
    String statedIp = text(consent, "ip", "consent.ip");
    return new SignUpForm(
        orEmpty(text(body, "email", "email")),
        text(body, "phone", "phone"),
        orEmpty(text(body, "query", "query")),
        text(body, "location", "location"),
        number(body, "radiusKm"),
        text(body, "timeZone", "timeZone"),
        flag(consent, "email"),
        flag(consent, "sms"),
        orEmpty(text(consent, "text", "consent.text")),
        operator ? statedIp : callerIp,
        operator ? text(body, "externalId", "externalId") : null,
        text(body, "minPay", "minPay"));
  }

  List<BadField> problems() {
    return problems;
  }

  private @Nullable String text(JsonNode parent, String name, String path) {
    JsonNode value = parent.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      problems.add(new BadField(path, "must be a text", null));
      return null;
    }
    return value.textValue().isBlank() ? null : value.textValue();
  }

  private @Nullable Double number(JsonNode parent, String name) {
    JsonNode value = parent.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      problems.add(new BadField(name, "must be a number of kilometres", null));
      return null;
    }
    return value.doubleValue();
  }

  private boolean flag(JsonNode consent, String name) {
    JsonNode value = consent.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      problems.add(new BadField("consent." + name, "must be true or false", null));
    }
    return value.asBoolean(false) && value.isBoolean();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
