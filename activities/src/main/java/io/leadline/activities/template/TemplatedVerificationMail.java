package io.leadline.activities.template;

import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.VerificationMail;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.VerificationRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mail that asks a lead to prove its address. Transactional: it promotes nothing. */
public final class TemplatedVerificationMail implements VerificationMail {
  private final MailTemplate subject;
  private final MailTemplate html;
  private final MailTemplate text;
  private final LinkTokens tokens;
  private final MailSettings settings;
  private final InstantSource clock;

  /**
   * @param templates the operator's own
   * @throws UnusableTemplateException when a template cannot be read, or leaves out the link
   */
  public TemplatedVerificationMail(
      TemplateFolder templates, LinkTokens tokens, MailSettings settings, InstantSource clock) {
    this.subject = MailTemplate.plain("verification", "subject", templates);
    this.html = MailTemplate.html("verification", templates);
    this.text = MailTemplate.plain("verification", "text", templates);
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
    check();
  }

  @Override
  public Draft draft(Lead lead, VerificationRequest request) {
    String sendId =
        SendId.verification(
            optInDate(lead, request.epoch()), lead.id(), request.epoch(), request.ordinal());
    String token =
        tokens.issue(
            new LinkToken(
                Purpose.VERIFY,
                lead.id(),
                Channel.EMAIL,
                request.epoch(),
                lead.life().addressVersion(),
                sendId,
                null,
                clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    Map<String, Object> model =
        model(Wording.jobs(2, lead.interest()), settings.verifyUrl(token), request.reminder());
    return new Draft(
        sendId,
        lead.id(),
        Channel.EMAIL,
        MessageKind.VERIFICATION,
        request.epoch(),
        lead.life().addressVersion(),
        lead.email(),
        lead.emailHash(),
        subject.render(model).strip(),
        html.render(model).strip(),
        text.render(model).strip() + "\n",
        "",
        List.of());
  }

  private Map<String, Object> model(String wish, String verifyUrl, boolean reminder) {
    Map<String, Object> model = new HashMap<>();
    model.put("wish", wish);
    model.put("verifyUrl", verifyUrl);
    model.put("reminder", reminder);
    model.put("brand", Wording.line(settings.brand()));
    model.put("postalAddress", Wording.line(settings.postalAddress()));
    return model;
  }

  private static LocalDate optInDate(Lead lead, int epoch) {
    return lead.consents().stream()
        .filter(consent -> consent.epoch() == epoch)
        .findFirst()
        .map(ConsentRecord::givenAt)
        .orElse(lead.createdAt())
        .atZone(ZoneOffset.UTC)
        .toLocalDate();
  }

  /**
   * Renders a sample.
   *
   * @throws UnusableTemplateException naming what the templates leave out
   */
  static void check(TemplateFolder templates, MailSettings settings) {
    new TemplatedVerificationMail(templates, new SampleLinks(), settings, () -> Instant.EPOCH)
        .check();
  }

  private void check() {
    String link = settings.verifyUrl(SampleLinks.TOKEN);
    Map<String, Object> sample = model("jobs", link, false);
    if (subject.render(sample).isBlank()) {
      throw new UnusableTemplateException(subject.file(), "the subject is empty");
    }
    if (!html.render(sample).contains(MailTemplate.escaped(link))) {
      throw new UnusableTemplateException(html.file(), "it has no {{verifyUrl}}");
    }
    if (!text.render(sample).contains(link)) {
      throw new UnusableTemplateException(text.file(), "it has no {{verifyUrl}}");
    }
  }
}
