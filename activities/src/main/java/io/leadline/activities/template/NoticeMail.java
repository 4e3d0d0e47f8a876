package io.leadline.activities.template;

import io.leadline.activities.lead.Interest;
import io.leadline.workflows.lead.NoticeKind;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Renders the mails of a lead's life beside alerts and verification, in their look. What they say
 * is in {@link NoticeWording}; an operator's folder may replace the templates {@code notice.*} of
 * all of them, or those of one kind, such as {@code notice-welcome.*}.
 */
public final class NoticeMail {
  private static final Interest SAMPLE = new Interest("nursing", null, null, 0);

  private final Map<NoticeKind, Templates> templates = new EnumMap<>(NoticeKind.class);
  private final MailSettings settings;

  /**
   * @param templates the operator's own
   * @throws UnusableTemplateException when a template cannot be read
   */
  public NoticeMail(TemplateFolder templates, MailSettings settings) {
    this.settings = settings;
    for (NoticeKind kind : NoticeKind.values()) {
      if (kind != NoticeKind.ASK_ADDRESS) {
        this.templates.put(
            kind,
            new Templates(
                MailTemplate.plain(name(kind, ".subject", templates), "subject", templates),
                MailTemplate.html(name(kind, ".html", templates), templates),
                MailTemplate.plain(name(kind, ".text", templates), "text", templates)));
      }
    }
  }

  private static String name(NoticeKind kind, String part, TemplateFolder templates) {
    String own = KnownTemplates.of(kind);
    return templates.text(own + part) == null ? "notice" : own;
  }

  private record Templates(MailTemplate subject, MailTemplate html, MailTemplate text) {}

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
    String wish = Wording.jobs(2, interest);
    NoticeWording wording = NoticeWording.of(kind, ordinal, wish, nextAlert);
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
    model.put("wish", wish);
    model.put("last", NoticeWording.isLast(kind, ordinal));
    model.put("brand", Wording.line(settings.brand()));
    model.put("postalAddress", Wording.line(settings.postalAddress()));
    Templates of = Objects.requireNonNull(templates.get(kind), "no mail asks for an address");
    return new Parts(
        Wording.line(of.subject().render(model)),
        of.html().render(model).strip(),
        of.text().render(model).strip() + "\n");
  }

  /**
   * Renders a sample of each kind.
   *
   * @throws UnusableTemplateException naming what the templates leave out
   */
  void check() {
    for (NoticeKind kind : templates.keySet()) {
      Templates of = Objects.requireNonNull(templates.get(kind));
      boolean commercial = kind != NoticeKind.NEW_ADDRESS;
      Links links =
          new Links(
              settings.keepUrl(SampleLinks.TOKEN),
              settings.preferencesUrl(SampleLinks.TOKEN),
              commercial ? settings.unsubscribeUrl(SampleLinks.TOKEN) : null);
      Parts parts = render(kind, 1, SAMPLE, null, links);
      if (parts.subject().isEmpty()) {
        throw new UnusableTemplateException(of.subject().file(), "the subject is empty");
      }
      check(of.html().file(), parts.html(), links, true);
      check(of.text().file(), parts.text(), links, false);
    }
  }

  private void check(String file, String shown, Links links, boolean html) {
    require(file, shown, links.action(), "actionUrl", html);
    if (links.unsubscribe() != null) {
      require(file, shown, links.unsubscribe(), "unsubscribeUrl", html);
    }
    require(file, shown, Wording.line(settings.postalAddress()), "postalAddress", html);
  }

  private static void require(String file, String shown, String value, String name, boolean html) {
    if (!shown.contains(html ? MailTemplate.escaped(value) : value)) {
      throw new UnusableTemplateException(file, "it has no {{" + name + "}}");
    }
  }
}
