package io.leadline.activities.template;

import io.leadline.activities.lead.Interest;
import io.leadline.workflows.lead.NoticeKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices by text message. The first message of an opt-in names sender, frequency, cost and the way
 * out, as the carriers' rules ask (CTIA Messaging Principles, section 5.1).
 */
final class NoticeText {
  private static final Interest SAMPLE = new Interest("registered nurse", "Austin, TX", null, 0);

  private final Map<NoticeKind, MailTemplate> templates = new EnumMap<>(NoticeKind.class);
  private final MailSettings settings;

  /**
   * @param templates the operator's own
   * @throws UnusableTemplateException when a template cannot be read
   */
  NoticeText(TemplateFolder templates, MailSettings settings) {
    this.settings = settings;
    for (NoticeKind kind : NoticeKind.values()) {
      if (kind != NoticeKind.NEW_ADDRESS) {
        this.templates.put(kind, MailTemplate.plain(KnownTemplates.of(kind), "sms", templates));
      }
    }
  }

  /**
   * @param url where its one link leads; null for a notice without one
   * @throws IllegalArgumentException for a kind that is a mail only
   */
  String render(NoticeKind kind, int ordinal, Interest interest, @Nullable String url) {
    MailTemplate template = templates.get(kind);
    if (template == null) {
      throw new IllegalArgumentException("no text proves an address");
    }
    Map<String, Object> model = new HashMap<>();
    model.put("brand", brand());
    model.put("wish", TextSegments.plain(Wording.jobs(2, interest)));
    model.put("last", NoticeWording.isLast(kind, ordinal));
    if (url != null) {
      model.put("url", url);
    }
    return Wording.line(template.render(model));
  }

  private String brand() {
    return TextSegments.plain(Wording.line(settings.brand()));
  }

  /**
   * Renders a sample of each kind.
   *
   * @throws UnusableTemplateException naming what a template leaves out
   */
  void check() {
    String link = settings.preferencesUrl(SampleLinks.TOKEN);
    for (NoticeKind kind : templates.keySet()) {
      String file = Objects.requireNonNull(templates.get(kind)).file();
      boolean linked = kind != NoticeKind.WELCOME;
      String sample = render(kind, 1, SAMPLE, linked ? link : null);
      if (linked && !sample.contains(link)) {
        throw new UnusableTemplateException(file, "it has no {{url}}");
      }
      if (!sample.contains(brand())) {
        throw new UnusableTemplateException(file, "it has no {{brand}}");
      }
      if (!sample.contains("STOP")) {
        throw new UnusableTemplateException(file, "it does not say how to STOP");
      }
      TextSegments.check(file, sample);
    }
  }
}
