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
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mail that asks a lead to prove its address. Transactional: it promotes nothing. */
public final class TemplatedVerificationMail implements VerificationMail {
  private final MailTemplate template;
  private final LinkTokens tokens;
  private final MailSettings settings;
  private final InstantSource clock;

  /**
   * @param templates folder with the operator's own templates, if any
   * @throws UnusableTemplateException when a template cannot be read, or leaves out the link
   */
  public TemplatedVerificationMail(
      @Nullable Path templates, LinkTokens tokens, MailSettings settings, InstantSource clock) {
    this.template = MailTemplate.load("verification", templates);
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
    MailTemplate.Parts parts =
        template.render(
            model(Wording.jobs(2, lead.interest()), settings.verifyUrl(token), request.reminder()));
    return new Draft(
        sendId,
        lead.id(),
        Channel.EMAIL,
        MessageKind.VERIFICATION,
        request.epoch(),
        lead.life().addressVersion(),
        lead.email(),
        lead.emailHash(),
        parts.subject(),
        parts.html(),
        parts.text(),
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

  private void check() {
    String link = settings.verifyUrl("token");
    MailTemplate.Parts sample = template.render(model("jobs", link, false));
    if (!sample.html().contains("token") || !sample.text().contains(link)) {
      throw new UnusableTemplateException(
          "verification.html.hbs or .text.hbs", "it has no {{verifyUrl}}");
    }
  }
}
