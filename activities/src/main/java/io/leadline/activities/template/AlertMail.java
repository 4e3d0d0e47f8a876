package io.leadline.activities.template;

import io.leadline.activities.alert.AlertDrafts;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.posting.PostingHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The alert as a mail, with the links of its lead filled into {@link AlertRenderings}. */
public final class AlertMail implements AlertDrafts {
  private final AlertRenderings renderings;
  private final LinkTokens tokens;
  private final MailSettings settings;

  /**
   * @param templates the operator's own
   * @throws UnusableTemplateException when a template cannot be read, or leaves out a link or the
   *     postal address
   */
  public AlertMail(TemplateFolder templates, LinkTokens tokens, MailSettings settings) {
    this.renderings = new AlertRenderings(templates, settings);
    this.tokens = tokens;
    this.settings = settings;
  }

  @Override
  public Draft draft(AlertState state, List<PostingHit> postings) {
    String sendId = state.sendId();
    String unsubscribe = token(state, sendId, Purpose.UNSUBSCRIBE, null);
    String preferences = token(state, null, Purpose.PREFERENCES, null);
    List<String> clicks = new ArrayList<>(postings.size());
    for (PostingHit posting : postings) {
      clicks.add(token(state, sendId, Purpose.CLICK, posting.id()));
    }
    String trap = token(state, sendId, Purpose.CLICK, null);
    AlertRenderings.Mail mail =
        renderings.mail(
            state.interest(),
            state.zone(),
            state.dueSlot(),
            postings,
            clicks,
            new AlertRenderings.Ways(unsubscribe, preferences, trap));
    return new Draft(
        sendId,
        state.leadId(),
        state.channel(),
        MessageKind.ALERT,
        state.epoch(),
        state.addressVersion(),
        Objects.requireNonNull(state.address(), "the state is withdrawn"),
        state.addressHash(),
        mail.subject(),
        mail.html(),
        mail.text(),
        settings.unsubscribeUrl(unsubscribe),
        postings.stream().map(PostingHit::id).toList());
  }

  private String token(
      AlertState state, @Nullable String sendId, Purpose purpose, @Nullable String postingId) {
    return tokens.issue(
        new LinkToken(
            purpose,
            state.leadId(),
            state.channel(),
            state.epoch(),
            state.addressVersion(),
            sendId,
            postingId,
            state.dueSlot()));
  }
}
