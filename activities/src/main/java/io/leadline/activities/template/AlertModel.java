package io.leadline.activities.template;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.posting.PostingHit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names that the templates of the alert may use. */
final class AlertModel {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  private static final int TEASED = 2;

  private final MailSettings settings;

  AlertModel(MailSettings settings) {
    this.settings = settings;
  }

  /** Names for subject, HTML and text around the postings. */
  Map<String, Object> frame(
      Interest interest,
      LocalDate date,
      int count,
      AlertRenderings.Ways ways,
      String preheader,
      String postings) {
    Map<String, Object> model = new HashMap<>();
    model.put("headline", Wording.headline(count, interest));
    model.put("wish", Wording.jobs(2, interest));
    model.put("count", count);
    model.put("date", DATE.format(date));
    model.put("brand", Wording.line(settings.brand()));
    model.put("siteUrl", settings.publicUrl());
    model.put("postalAddress", Wording.line(settings.postalAddress()));
    model.put("unsubscribeUrl", settings.unsubscribeUrl(ways.unsubscribe()));
    model.put("preferencesUrl", settings.preferencesUrl(ways.preferences()));
    model.put("trapUrl", settings.clickUrl(ways.trap()));
    model.put("preheader", preheader);
    model.put("postings", postings);
    return model;
  }

  /**
   * Names for one posting.
   *
   * @param fresh whether it was first seen within the last day
   */
  Map<String, Object> posting(PostingHit posting, boolean fresh, String token, String number) {
    Map<String, Object> model = new HashMap<>();
    model.put("number", number);
    model.put("title", Wording.line(posting.title()));
    model.put("company", Wording.line(posting.company()));
    model.put("place", Wording.line(posting.placeName()));
    model.put("pay", Wording.line(posting.pay()));
    model.put("remote", posting.remote());
    model.put("fresh", fresh);
    model.put("url", settings.clickUrl(token));
    return model;
  }

  /** "ICU Nurse at Seton". */
  static String teaser(PostingHit posting) {
    String company = Wording.line(posting.company());
    return Wording.line(posting.title()) + (company.isEmpty() ? "" : " at " + company);
  }

  /** Builds "ICU Nurse at Seton, Charge Nurse at St. David's and 4 more", posting by posting. */
  static void tease(StringBuilder preheader, int position, int count, String teaser) {
    if (position < TEASED) {
      preheader.append(position == 0 ? "" : ", ").append(teaser);
    } else if (position == TEASED) {
      preheader.append(" and ").append(count - TEASED).append(" more");
    }
  }
}
