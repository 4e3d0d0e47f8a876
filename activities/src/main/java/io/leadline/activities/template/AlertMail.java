package io.leadline.activities.template;

import io.leadline.activities.alert.AlertDrafts;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MailData;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.ProviderTemplate;
import io.leadline.activities.message.ProviderTemplates;
import io.leadline.activities.posting.PostingHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The alert as a mail, with the links of its lead filled into {@link AlertRenderings}. */
public final class AlertMail implements AlertDrafts {
  private final AlertRenderings renderings;
  private final LinkTokens tokens;
  private final MailSettings settings;
  private final Supplier<Optional<String>> keptTemplate;

  /** Renders every mail here. */
  public AlertMail(TemplateFolder templates, LinkTokens tokens, MailSettings settings) {
    this(templates, tokens, settings, null);
  }

  /**
   * @param templates the operator's own
   * @param kept while the provider keeps the templates as they are here, it renders mails itself;
   *     null for one that gets finished mails
   * @throws UnusableTemplateException when a template cannot be read or used at the provider, or
   *     leaves out a link or the postal address
   */
  public AlertMail(
      TemplateFolder templates,
      LinkTokens tokens,
      MailSettings settings,
      @Nullable ProviderTemplates kept) {
    this.renderings = new AlertRenderings(templates, settings);
    this.tokens = tokens;
    this.settings = settings;
    if (kept == null) {
      this.keptTemplate = Optional::empty;
    } else {
      ProviderTemplate template = AlertData.template(templates);
      this.keptTemplate = () -> kept.id(template);
    }
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
    AlertRenderings.Ways ways = new AlertRenderings.Ways(unsubscribe, preferences, trap);
    return keptTemplate
        .get()
        .map(
            id ->
                draft(
                    state,
                    postings,
                    unsubscribe,
                    new AlertRenderings.Mail("", "", ""),
                    new MailData(
                        id,
                        renderings.values(
                            state.interest(),
                            state.zone(),
                            state.dueSlot(),
                            postings,
                            clicks,
                            ways))))
        .orElseGet(
            () ->
                draft(
                    state,
                    postings,
                    unsubscribe,
                    renderings.mail(
                        state.interest(), state.zone(), state.dueSlot(), postings, clicks, ways),
                    null));
  }

  private Draft draft(
      AlertState state,
      List<PostingHit> postings,
      String unsubscribe,
      AlertRenderings.Mail mail,
      @Nullable MailData data) {
    return new Draft(
        state.sendId(),
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
        postings.stream().map(PostingHit::id).toList(),
        data);
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
