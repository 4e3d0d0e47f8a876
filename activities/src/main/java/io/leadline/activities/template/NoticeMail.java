package io.leadline.activities.template;

import io.leadline.activities.lead.Interest;
import io.leadline.workflows.lead.NoticeKind;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the mails of a lead's life beside alerts and verification, in their look. What they say
 * is in {@link NoticeWording}; an operator's folder may replace the templates {@code notice.*}.
 */
public final class NoticeMail {
  private final MailTemplate subject;
  private final MailTemplate html;
  private final MailTemplate text;
  private final MailSettings settings;

  /**
   * @param templates folder with the operator's own templates, if any
   * @throws UnusableTemplateException when a template cannot be read
   */
  public NoticeMail(@Nullable Path templates, MailSettings settings) {
    this.subject = MailTemplate.plain("notice", "subject", templates);
    this.html = MailTemplate.html("notice", templates);
    this.text = MailTemplate.plain("notice", "text", templates);
    this.settings = settings;
  }

  /**
   * Where a notice leads.
   *
   * @param action its one button: keep, preferences or verify
   * @param unsubscribe null for a notice that is not commercial
   */
  public record Links(String action, String preferences, @Nullable String unsubscribe) {}

  /** The parts of a rendered mail. */
  public record Parts(String subject, String html, String text) {}

  /**
   * @param ordinal which of its kind, see {@link NoticeKind}
   * @param nextAlert when the next alert is planned, in the lead's zone, if one is
   * @throws IllegalArgumentException for a kind that is a text message
   */
  public Parts render(
      NoticeKind kind,
      int ordinal,
      Interest interest,
      @Nullable ZonedDateTime nextAlert,
      Links links) {
    NoticeWording wording = NoticeWording.of(kind, ordinal, Wording.jobs(2, interest), nextAlert);
    Map<String, Object> model = new HashMap<>();
    model.put("headline", wording.headline());
    model.put("preheader", wording.paragraphs().getFirst());
    model.put("paragraphs", wording.paragraphs());
    model.put("action", wording.action());
    model.put("actionUrl", links.action());
    model.put("preferencesUrl", links.preferences());
    if (links.unsubscribe() != null) {
      model.put("unsubscribeUrl", links.unsubscribe());
    }
    model.put("brand", Wording.line(settings.brand()));
    model.put("postalAddress", Wording.line(settings.postalAddress()));
    return new Parts(
        subject.render(model).strip(),
        html.render(model).strip(),
        text.render(model).strip() + "\n");
  }
}
