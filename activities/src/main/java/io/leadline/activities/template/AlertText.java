package io.leadline.activities.template;

import io.leadline.activities.alert.AlertDrafts;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.TextLinks;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.posting.PostingHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The alert as a text message: sender, how many postings, the best of them, one short link to all
 * of them, the way out. It is kept within two segments by saying less of the postings, never by
 * cutting the link.
 */
public final class AlertText implements AlertDrafts {
  private static final int NAMED = 2;
  private static final int[] SHORTENED_TO = {40, 24, 14};

  private final MailTemplate template;
  private final TextLinks links;
  private final MailSettings settings;

  /**
   * @param templates the operator's own
   * @throws UnusableTemplateException when the template cannot be read, or leaves out the link, the
   *     sender or how to stop
   */
  public AlertText(TemplateFolder templates, TextLinks links, MailSettings settings) {
    this.template = MailTemplate.plain("alert", "sms", templates);
    this.links = links;
    this.settings = settings;
    check();
  }

  @Override
  public Draft draft(AlertState state, List<PostingHit> postings) {
    String url = settings.textUrl(links.issue(state.sendId()));
    return new Draft(
        state.sendId(),
        state.leadId(),
        state.channel(),
        MessageKind.ALERT,
        state.epoch(),
        state.addressVersion(),
        Objects.requireNonNull(state.address(), "the state is withdrawn"),
        state.addressHash(),
        "",
        "",
        text(state.interest(), postings, url, state.owesWelcome()),
        "",
        postings.stream().map(PostingHit::id).toList());
  }

  private String text(Interest interest, List<PostingHit> postings, String url, boolean first) {
    int count = postings.size();
    String headline = Wording.headline(count, interest);
    for (String named : named(postings)) {
      String text = render(headline, count, named, url, first);
      if (TextSegments.count(text) <= TextSegments.MOST) {
        return text;
      }
    }
    return render(count + (count == 1 ? " new job" : " new jobs"), count, "", url, first);
  }

  /** What may be said of the postings, from the most to nothing. */
  private static List<String> named(List<PostingHit> postings) {
    List<String> all = new ArrayList<>();
    for (int named = Math.min(NAMED, postings.size()); named > 0; named--) {
      all.add(named(postings, named, AlertModel::teaser));
      all.add(named(postings, named, posting -> Wording.line(posting.title())));
    }
    for (int length : SHORTENED_TO) {
      all.add(shortened(Wording.line(postings.getFirst().title()), length));
    }
    all.add("");
    return all;
  }

  /** "ICU Nurse at Seton, Charge Nurse at St. David's and 4 more". */
  private static String named(
      List<PostingHit> postings, int named, Function<PostingHit, String> words) {
    String first = String.join(", ", postings.stream().limit(named).map(words).toList());
    int more = postings.size() - named;
    return more == 0 ? first : first + " and " + more + " more";
  }

  private static String shortened(String title, int length) {
    int characters = title.codePointCount(0, title.length());
    return characters <= length
        ? title
        : title.substring(0, title.offsetByCodePoints(0, length)).strip() + "...";
  }

  private String render(String headline, int count, String postings, String url, boolean first) {
    Map<String, Object> model = new HashMap<>();
    model.put("brand", TextSegments.plain(Wording.line(settings.brand())));
    model.put("headline", TextSegments.plain(headline));
    model.put("count", count);
    model.put("postings", TextSegments.plain(postings));
    model.put("url", url);
    model.put("first", first);
    return Wording.line(template.render(model));
  }

  private void check() {
    String link = settings.textUrl(new SampleLinks().issue("sample"));
    String sample = render("1 new job", 1, "Nurse", link, false);
    if (!sample.contains(link)) {
      throw new UnusableTemplateException(template.file(), "it has no {{url}}");
    }
    if (!sample.contains(TextSegments.plain(Wording.line(settings.brand())))) {
      throw new UnusableTemplateException(template.file(), "it has no {{brand}}");
    }
    if (!sample.contains("STOP")) {
      throw new UnusableTemplateException(template.file(), "it does not say how to STOP");
    }
    TextSegments.check(template.file(), render("99 new jobs", 99, "", link, true));
  }
}
