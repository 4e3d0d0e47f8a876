package io.leadline.sandbox.provider.sendgrid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One validation error in SendGrid's shape; {@code help} points into its published list of errors.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record MailError(String message, @Nullable String field, @Nullable String help) {
  private static final String HELP =
      "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.";

  static MailError at(String field, String message) {
    return new MailError(message, field, HELP + field.replaceAll("\\.\\d+", ""));
  }

  static MailError plain(String message) {
    return new MailError(message, null, null);
  }

  /** The body of an error answer. */
  record Body(List<MailError> errors) {}
}
