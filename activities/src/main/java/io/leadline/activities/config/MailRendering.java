package io.leadline.activities.config;

import java.util.Locale;

/** Where alerts are made of their templates and data, as {@code SENDGRID_RENDERING} says. */
public enum MailRendering {
  /** In our process: the same for every provider. */
  HERE,
  /** At SendGrid, with a template that {@code init} keeps in step there. */
  SENDGRID;

  /** The setting that names it. */
  public static final String SETTING = "SENDGRID_RENDERING";

  /** Here unless the setting says otherwise; a value that it cannot have is refused. */
  public static MailRendering from(Environment environment) {
    String text = environment.text(SETTING, HERE.word());
    for (MailRendering rendering : values()) {
      if (rendering.word().equals(text)) {
        return rendering;
      }
    }
    environment.refuse(SETTING, text, HERE.word() + " or " + SENDGRID.word());
    return HERE;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
