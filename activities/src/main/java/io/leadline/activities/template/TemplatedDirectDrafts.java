package io.leadline.activities.template;

import io.leadline.activities.direct.DirectDrafts;
import io.leadline.activities.direct.DirectRecipient;
import io.leadline.activities.direct.DirectWords;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What operators write, in the look of the notices or by a template of their own. A lead can leave
 * by it as by any other mail.
 */
public final class TemplatedDirectDrafts implements DirectDrafts {
  private static final Pattern PARAGRAPHS = Pattern.compile("\\R\\s*\\R");

  private final TemplateFolder folder;
  private final MailTemplate noticeHtml;
  private final MailTemplate noticeText;
  private final LinkTokens tokens;
  private final MailSettings settings;
  private final InstantSource clock;

  /**
   * @param folder the operator's own templates
   * @throws UnusableTemplateException when a template of notices cannot be read
   */
  public TemplatedDirectDrafts(
      TemplateFolder folder, LinkTokens tokens, MailSettings settings, InstantSource clock) {
    this.folder = folder;
    this.noticeHtml = MailTemplate.html("notice", folder);
    this.noticeText = MailTemplate.plain("notice", "text", folder);
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Draft draft(DirectRecipient recipient, String sendId, DirectWords words) {
    Map<String, Object> model = model(recipient, sendId, words);
    return switch (recipient.channel()) {
      case EMAIL -> mail(recipient, sendId, words, model);
      case SMS -> text(recipient, sendId, words, model);
    };
  }

  /** The operator's values, and over them what every message says of its sender. */
  private Map<String, Object> model(DirectRecipient recipient, String sendId, DirectWords words) {
    Map<String, Object> model = new HashMap<>(words.values());
    model.put("brand", Wording.line(settings.brand()));
    model.put("postalAddress", Wording.line(settings.postalAddress()));
    Lead lead = recipient.lead();
    if (lead != null) {
      model.put(
          "preferencesUrl",
          settings.preferencesUrl(token(lead, recipient.channel(), Purpose.PREFERENCES, sendId)));
      model.put(
          "unsubscribeUrl",
          settings.unsubscribeUrl(token(lead, recipient.channel(), Purpose.UNSUBSCRIBE, sendId)));
    }
    return model;
  }

  private Draft mail(
      DirectRecipient recipient, String sendId, DirectWords words, Map<String, Object> model) {
    String name = words.template();
    if (name == null) {
      List<String> paragraphs =
          PARAGRAPHS
              .splitAsStream(Objects.requireNonNull(words.text(), "neither text nor template"))
              .map(Wording::line)
              .filter(paragraph -> !paragraph.isEmpty())
              .toList();
      model.put("headline", Wording.line(words.subject()));
      model.put("preheader", paragraphs.isEmpty() ? "" : paragraphs.getFirst());
      model.put("paragraphs", paragraphs);
      return draft(
          recipient,
          sendId,
          Wording.line(words.subject()),
          noticeHtml.render(model).strip(),
          noticeText.render(model).strip() + "\n",
          model);
    }
    String subject = words.subject();
    return draft(
        recipient,
        sendId,
        Wording.line(
            subject == null ? MailTemplate.plain(name, "subject", folder).render(model) : subject),
        MailTemplate.html(name, folder).render(model).strip(),
        MailTemplate.plain(name, "text", folder).render(model).strip() + "\n",
        model);
  }

  private Draft text(
      DirectRecipient recipient, String sendId, DirectWords words, Map<String, Object> model) {
    String name = words.template();
    String own = words.text();
    String said = name == null ? own : MailTemplate.plain(name, "sms", folder).render(model);
    String whole =
        Wording.line(settings.brand()) + ": " + Wording.line(said) + " Reply STOP to end.";
    return draft(recipient, sendId, "", "", TextSegments.plain(whole), Map.of());
  }

  private static Draft draft(
      DirectRecipient recipient,
      String sendId,
      String subject,
      String html,
      String text,
      Map<String, Object> model) {
    Lead lead = recipient.lead();
    return new Draft(
        sendId,
        SendId.parse(sendId).leadId(),
        recipient.channel(),
        MessageKind.DIRECT,
        lead == null ? 0 : lead.epoch(),
        lead == null ? 0 : lead.addressVersion(),
        recipient.to(),
        recipient.toHash(),
        subject,
        html,
        text,
        Objects.toString(model.get("unsubscribeUrl"), ""),
        List.of());
  }

  private String token(Lead lead, Channel channel, Purpose purpose, String sendId) {
    return tokens.issue(
        new LinkToken(
            purpose,
            lead.id(),
            channel,
            lead.epoch(),
            lead.addressVersion(),
            // A number of 160 characters has no room for the send id.
            channel == Channel.SMS ? null : sendId,
            null,
            clock.instant().truncatedTo(ChronoUnit.SECONDS)));
  }
}
