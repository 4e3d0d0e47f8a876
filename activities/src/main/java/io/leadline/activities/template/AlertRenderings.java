package io.leadline.activities.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingHit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Renders alerts from parts that many leads share: each posting once, the frame around them once
 * per interest and number of postings. What differs from lead to lead is filled into blanks, which
 * is some thirty times as fast as rendering every mail from its template.
 */
final class AlertRenderings {
  // Blanks of a frame.
  private static final int UNSUBSCRIBE = 0;
  private static final int PREHEADER = 1;
  private static final int POSTINGS = 2;
  private static final int PREFERENCES = 3;
  private static final int TRAP = 4;
  // Blanks of a posting.
  private static final int CLICK = 0;
  private static final int NUMBER = 1;

  /** Runs work interest by interest, so few parts are in use at a time. */
  private static final int FRAMES = 256;

  private static final int CARDS = 4096;
  private static final Duration FRESH = Duration.ofHours(24);
  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

  private final MailTemplate subject;
  private final MailTemplate html;
  private final MailTemplate text;
  private final MailTemplate postingHtml;
  private final MailTemplate postingText;
  private final AlertModel model;
  private final Cache<FrameKey, Frame> frames = Caffeine.newBuilder().maximumSize(FRAMES).build();
  private final Cache<CardKey, Card> cards = Caffeine.newBuilder().maximumSize(CARDS).build();

  AlertRenderings(TemplateFolder templates, MailSettings settings) {
    subject = MailTemplate.plain("alert", "subject", templates);
    html = MailTemplate.html("alert", templates);
    text = MailTemplate.plain("alert", "text", templates);
    postingHtml = MailTemplate.html("alert-posting", templates);
    postingText = MailTemplate.plain("alert-posting", "text", templates);
    model = new AlertModel(settings);
    check(Wording.line(settings.postalAddress()));
  }

  /**
   * Tokens of the links by which a lead leaves, or changes what it gets.
   *
   * @param trap of the link that no person sees
   */
  record Ways(String unsubscribe, String preferences, String trap) {}

  /** A finished mail. */
  record Mail(String subject, String html, String text) {}

  private record FrameKey(Interest interest, ZoneId zone, Instant slot, int count) {}

  private record Frame(String subject, TextWithBlanks html, TextWithBlanks text) {}

  private record CardKey(PostingHit posting, boolean fresh) {}

  private record Card(TextWithBlanks html, TextWithBlanks text, String teaser) {}

  /**
   * @param clicks token of each posting's link, in their order
   */
  Mail mail(
      Interest interest,
      ZoneId zone,
      Instant slot,
      List<PostingHit> postings,
      List<String> clicks,
      Ways ways) {
    Frame frame =
        Objects.requireNonNull(
            frames.get(new FrameKey(interest, zone, slot, postings.size()), this::frame));
    StringBuilder shownHtml = new StringBuilder();
    StringBuilder shownText = new StringBuilder();
    StringBuilder teaser = new StringBuilder();
    for (int i = 0; i < postings.size(); i++) {
      Card card = card(postings.get(i), slot);
      List<String> values = List.of(clicks.get(i), String.valueOf(i + 1));
      card.html().fill(values, shownHtml);
      card.text().fill(values, shownText);
      AlertModel.tease(teaser, i, postings.size(), card.teaser());
    }
    String preheader = teaser.toString();
    StringBuilder allHtml = new StringBuilder(shownHtml.length() + frame.html().length() + 256);
    frame.html().fill(blanks(ways, MailTemplate.escaped(preheader), shownHtml.toString()), allHtml);
    StringBuilder allText = new StringBuilder(shownText.length() + frame.text().length() + 256);
    frame.text().fill(blanks(ways, preheader, shownText.toString()), allText);
    return new Mail(frame.subject(), allHtml.toString(), allText.toString());
  }

  /** In the order of their numbers. */
  private static List<String> blanks(Ways ways, String preheader, String postings) {
    return List.of(ways.unsubscribe(), preheader, postings, ways.preferences(), ways.trap());
  }

  /** The same as values for {@link AlertData}, which a provider renders. */
  Map<String, Object> values(
      Interest interest,
      ZoneId zone,
      Instant slot,
      List<PostingHit> postings,
      List<String> clicks,
      Ways ways) {
    StringBuilder teaser = new StringBuilder();
    List<Map<String, Object>> shown = new ArrayList<>(postings.size());
    for (int i = 0; i < postings.size(); i++) {
      PostingHit posting = postings.get(i);
      shown.add(
          model.posting(posting, isFresh(posting, slot), clicks.get(i), String.valueOf(i + 1)));
      AlertModel.tease(teaser, i, postings.size(), AlertModel.teaser(posting));
    }
    Map<String, Object> values =
        model.frame(
            interest, slot.atZone(zone).toLocalDate(), shown.size(), ways, teaser.toString(), "");
    values.put("postings", shown);
    return values;
  }

  private static boolean isFresh(PostingHit posting, Instant slot) {
    return posting.firstSeenAt().plus(FRESH).isAfter(slot);
  }

  private Card card(PostingHit posting, Instant slot) {
    return Objects.requireNonNull(
        cards.get(new CardKey(posting, isFresh(posting, slot)), this::card));
  }

  private Frame frame(FrameKey key) {
    var values =
        model.frame(
            key.interest(),
            key.slot().atZone(key.zone()).toLocalDate(),
            key.count(),
            new Ways(
                TextWithBlanks.blank(UNSUBSCRIBE),
                TextWithBlanks.blank(PREFERENCES),
                TextWithBlanks.blank(TRAP)),
            TextWithBlanks.blank(PREHEADER),
            TextWithBlanks.blank(POSTINGS));
    return new Frame(
        LINE_BREAKS.matcher(subject.render(values).strip()).replaceAll(" "),
        new TextWithBlanks(html.render(values).strip()),
        new TextWithBlanks(text.render(values).strip() + "\n"));
  }

  private Card card(CardKey key) {
    var values =
        model.posting(
            key.posting(), key.fresh(), TextWithBlanks.blank(CLICK), TextWithBlanks.blank(NUMBER));
    return new Card(
        new TextWithBlanks(postingHtml.render(values)),
        new TextWithBlanks(postingText.render(values)),
        AlertModel.teaser(key.posting()));
  }

  /** Renders a sample: a mail without its links or without a postal address must not go out. */
  private void check(String postalAddress) {
    Interest interest = new Interest("nursing", "Austin, TX", new GeoPoint(30.27, -97.74), 40);
    Frame frame = frame(new FrameKey(interest, ZoneId.of("UTC"), Instant.EPOCH, 1));
    if (frame.subject().isEmpty()) {
      throw new UnusableTemplateException(subject.file(), "the subject is empty");
    }
    check(html, frame.html(), MailTemplate.escaped(postalAddress));
    check(text, frame.text(), postalAddress);
    PostingHit posting =
        new PostingHit(
            "sample", "Nurse", "Clinic", "Austin, TX", "$40", "", true, Instant.EPOCH, 1);
    Card card = card(new CardKey(posting, true));
    checkLink(postingHtml, card.html());
    checkLink(postingText, card.text());
  }

  private static void checkLink(MailTemplate template, TextWithBlanks part) {
    if (!part.has(CLICK)) {
      throw new UnusableTemplateException(template.file(), "it has no {{url}}");
    }
  }

  private static void check(MailTemplate template, TextWithBlanks part, String postalAddress) {
    if (!part.has(UNSUBSCRIBE)) {
      throw new UnusableTemplateException(template.file(), "it has no {{unsubscribeUrl}}");
    }
    if (!part.has(POSTINGS)) {
      throw new UnusableTemplateException(template.file(), "it has no {{{postings}}}");
    }
    if (!part.shows(postalAddress)) {
      throw new UnusableTemplateException(template.file(), "it has no {{postalAddress}}");
    }
  }
}
