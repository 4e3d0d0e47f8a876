package io.leadline.activities.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.jknack.handlebars.EscapingStrategy;
import io.leadline.activities.alert.AlertDrafts;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingHit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The alert as a mail: rendered once per interest and list of postings, with the links of each lead
 * filled in.
 */
public final class AlertMail implements AlertDrafts {
  /** Runs work interest by interest, so few renderings are in use at a time. */
  private static final int RENDERINGS = 256;

  private final AlertModel model;
  private final MailTemplate template;
  private final LinkTokens tokens;
  private final MailSettings settings;
  private final Cache<Key, Rendering> renderings =
      Caffeine.newBuilder().maximumSize(RENDERINGS).build();

  /**
   * @param templates folder with the operator's own templates, if any
   * @throws UnusableTemplateException when a template cannot be read, or leaves out a link or the
   *     postal address
   */
  public AlertMail(@Nullable Path templates, LinkTokens tokens, MailSettings settings) {
    this.model = new AlertModel(settings);
    this.template = MailTemplate.load("alert", templates);
    this.tokens = tokens;
    this.settings = settings;
    check();
  }

  /** All that leads of one rendering have in common. */
  private record Key(Interest interest, ZoneId zone, Instant slot, List<PostingHit> postings) {}

  private record Rendering(String subject, TextWithBlanks html, TextWithBlanks text) {}

  @Override
  public Draft draft(AlertState state, List<PostingHit> postings) {
    Key key = new Key(state.interest(), state.zone(), state.dueSlot(), postings);
    Rendering rendering = Objects.requireNonNull(renderings.get(key, this::render));
    String sendId = state.sendId();
    List<String> values = new ArrayList<>(postings.size() + 1);
    values.add(token(state, sendId, Purpose.UNSUBSCRIBE, null));
    for (PostingHit posting : postings) {
      values.add(token(state, sendId, Purpose.CLICK, posting.id()));
    }
    return new Draft(
        sendId,
        state.leadId(),
        state.channel(),
        MessageKind.ALERT,
        state.epoch(),
        state.addressVersion(),
        Objects.requireNonNull(state.address(), "the state is withdrawn"),
        state.addressHash(),
        rendering.subject(),
        rendering.html().fill(values),
        rendering.text().fill(values),
        settings.unsubscribeUrl(values.getFirst()),
        postings.stream().map(PostingHit::id).toList());
  }

  private Rendering render(Key key) {
    MailTemplate.Parts parts =
        template.render(model.of(key.interest(), key.zone(), key.slot(), key.postings()));
    return new Rendering(
        parts.subject(), new TextWithBlanks(parts.html()), new TextWithBlanks(parts.text()));
  }

  private String token(
      AlertState state, String sendId, Purpose purpose, @Nullable String postingId) {
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

  /** Renders a sample: a mail without its links or without a postal address must not go out. */
  private void check() {
    Interest interest = new Interest("nursing", "Austin, TX", new GeoPoint(30.27, -97.74), 40);
    PostingHit posting =
        new PostingHit(
            "sample", "Nurse", "Clinic", "Austin, TX", "$40", "", true, Instant.EPOCH, 1);
    Rendering sample = render(new Key(interest, ZoneId.of("UTC"), Instant.EPOCH, List.of(posting)));
    if (sample.subject().isEmpty()) {
      throw new UnusableTemplateException("alert.subject.hbs", "the subject is empty");
    }
    String address = Wording.line(settings.postalAddress());
    check("alert.html.hbs", sample.html(), EscapingStrategy.HTML_ENTITY.escape(address).toString());
    check("alert.text.hbs", sample.text(), address);
  }

  private static void check(String file, TextWithBlanks part, String address) {
    if (!part.has(AlertModel.UNSUBSCRIBE)) {
      throw new UnusableTemplateException(file, "it has no {{unsubscribeUrl}}");
    }
    if (!part.has(AlertModel.FIRST_POSTING)) {
      throw new UnusableTemplateException(file, "it does not show the {{url}} of a posting");
    }
    if (!part.shows(address)) {
      throw new UnusableTemplateException(file, "it has no {{postalAddress}}");
    }
  }
}
