package io.leadline.activities.template;

import io.leadline.activities.alert.AlertDrafts;
import io.leadline.activities.direct.DirectDrafts;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.NoticeDrafts;
import io.leadline.activities.lead.TextLinks;
import io.leadline.activities.lead.VerificationMail;
import io.leadline.activities.message.ProviderTemplate;
import io.leadline.activities.message.ProviderTemplates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that composes messages, made of one reading of the operator's templates. */
public record MessageTemplates(
    AlertDrafts alerts, VerificationMail verification, NoticeDrafts notices, DirectDrafts direct) {

  /**
   * What messages are composed with, apart from their templates.
   *
   * @param nextAlert when the lead's next alert by mail is due, if one is
   * @param kept templates at a provider that renders mails itself; null for any other
   */
  public record Parts(
      LinkTokens tokens,
      TextLinks textLinks,
      MailSettings settings,
      Function<Lead, Optional<Instant>> nextAlert,
      @Nullable ProviderTemplates kept,
      InstantSource clock) {}

  /**
   * Checks the templates and makes them ready.
   *
   * @throws UnusableTemplateException naming all that is wrong with them
   */
  public static MessageTemplates of(TemplateFolder templates, Parts parts) {
    List<TemplateProblem> problems = new TemplateCheck(parts.settings()).problems(templates);
    if (!problems.isEmpty()) {
      throw new UnusableTemplateException(problems);
    }
    return new MessageTemplates(
        new AlertMessages(
            new AlertMail(templates, parts.tokens(), parts.settings(), parts.kept()),
            new AlertText(templates, parts.textLinks(), parts.settings())),
        new TemplatedVerificationMail(templates, parts.tokens(), parts.settings(), parts.clock()),
        new TemplatedNotices(
            templates, parts.tokens(), parts.settings(), parts.nextAlert(), parts.clock()),
        new TemplatedDirectDrafts(templates, parts.tokens(), parts.settings(), parts.clock()));
  }

  /**
   * What the provider is to keep for alerts.
   *
   * @throws UnusableTemplateException when a template uses what providers do not know
   */
  public static ProviderTemplate ofAlerts(TemplateFolder templates) {
    return AlertData.template(templates);
  }
}
