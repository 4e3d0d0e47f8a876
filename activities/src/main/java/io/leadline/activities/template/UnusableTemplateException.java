package io.leadline.activities.template;

/** A mail template cannot be used; an operator must mend it. */
public final class UnusableTemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableTemplateException(String file, Exception cause) {
    super("The template " + file + " cannot be used: " + cause.getMessage(), cause);
  }

  UnusableTemplateException(String file, String problem) {
    super("The template " + file + " cannot be used: " + problem);
  }
}
