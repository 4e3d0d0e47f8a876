package io.leadline.activities.template;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.NoticeDrafts;
import io.leadline.activities.lead.PendingAddress;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.NoticeKind;
import io.leadline.workflows.lead.NoticeRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notices with the links of their lead, rendered by {@link NoticeMail} or {@link NoticeText}. */
public final class TemplatedNotices implements NoticeDrafts {
  private final NoticeMail mail;
  private final NoticeText text;
  private final LinkTokens tokens;
  private final MailSettings settings;
  private final Function<Lead, Optional<Instant>> nextAlert;
  private final InstantSource clock;

  /**
   * @param templates the operator's own
   * @param nextAlert when the lead's next alert by mail is due, if one is
   * @throws UnusableTemplateException when a template cannot be read
   */
  public TemplatedNotices(
      TemplateFolder templates,
      LinkTokens tokens,
      MailSettings settings,
      Function<Lead, Optional<Instant>> nextAlert,
      InstantSource clock) {
    this.mail = new NoticeMail(templates, settings);
    this.text = new NoticeText(templates, settings);
    this.tokens = tokens;
    this.settings = settings;
    this.nextAlert = nextAlert;
    this.clock = clock;
  }

  @Override
  public Draft draft(Lead lead, NoticeRequest request) {
    return switch (request.channel()) {
      case EMAIL -> mail(new Message(lead, request));
      case SMS -> text(new Message(lead, request));
    };
  }

  private Draft mail(Message message) {
    // Proof of an address is transactional; everything else can be left with one click.
    boolean commercial = message.request.kind() != NoticeKind.NEW_ADDRESS;
    String unsubscribe =
        commercial ? settings.unsubscribeUrl(message.token(Purpose.UNSUBSCRIBE)) : null;
    NoticeMail.Parts parts =
        mail.render(
            message.request.kind(),
            message.request.ordinal(),
            message.lead.interest(),
            nextAlert(message.lead),
            new NoticeMail.Links(
                message.action(),
                settings.preferencesUrl(message.token(Purpose.PREFERENCES)),
                unsubscribe));
    PendingAddress pending = commercial ? null : message.lead.pendingAddress();
    String header = unsubscribe == null ? "" : unsubscribe;
    return pending == null
        ? message.draft(
            message.lead.addressVersion(),
            message.lead.email(),
            message.lead.emailHash(),
            parts,
            header)
        : message.draft(pending.version(), pending.email(), pending.emailHash(), parts, header);
  }

  private Draft text(Message message) {
    boolean linked = message.request.kind() != NoticeKind.WELCOME;
    String words =
        text.render(
            message.request.kind(),
            message.request.ordinal(),
            message.lead.interest(),
            linked ? message.action() : null);
    return message.draft(
        message.lead.addressVersion(),
        Objects.requireNonNull(message.lead.phone(), "the lead has no number"),
        Objects.requireNonNull(message.lead.phoneHash(), "the lead has no number"),
        new NoticeMail.Parts("", "", words),
        "");
  }

  private @Nullable ZonedDateTime nextAlert(Lead lead) {
    return nextAlert
        .apply(lead)
        .filter(at -> at.isAfter(clock.instant()))
        .map(at -> at.atZone(lead.timeZone()))
        .orElse(null);
  }

  /** One notice to one lead, while it is composed. */
  private final class Message {
    private final Lead lead;
    private final NoticeRequest request;
    private final String sendId;

    Message(Lead lead, NoticeRequest request) {
      this.lead = lead;
      this.request = request;
      this.sendId = SendId.notice(request);
    }

    /** Where its button leads. */
    String action() {
      return switch (request.kind()) {
        case WELCOME, WIDEN, HIRED, ASK_ADDRESS ->
            settings.preferencesUrl(token(Purpose.PREFERENCES));
        case WINBACK -> settings.keepUrl(token(Purpose.KEEP));
        case NEW_ADDRESS -> settings.addressUrl(token(Purpose.NEW_ADDRESS));
      };
    }

    String token(Purpose purpose) {
      boolean proof = request.kind() == NoticeKind.NEW_ADDRESS;
      return tokens.issue(
          new LinkToken(
              purpose,
              lead.id(),
              request.channel(),
              request.epoch(),
              proof ? request.ordinal() : lead.addressVersion(),
              // A number of 160 characters has no room for the send id.
              request.channel() == Channel.SMS ? null : sendId,
              null,
              clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    Draft draft(
        int addressVersion,
        String to,
        String toHash,
        NoticeMail.Parts parts,
        String unsubscribeUrl) {
      return new Draft(
          sendId,
          lead.id(),
          request.channel(),
          SendId.parse(sendId).kind(),
          request.epoch(),
          addressVersion,
          to,
          toHash,
          parts.subject(),
          parts.html(),
          parts.text(),
          unsubscribeUrl,
          List.of());
    }
  }
}
