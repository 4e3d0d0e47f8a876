package io.leadline.activities.template;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.posting.PostingHit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names that the alert's templates may use, with blanks where each lead's tokens belong. */
final class AlertModel {
  /** Number of the blank for the unsubscribe token. */
  static final int UNSUBSCRIBE = 0;

  /** Number of the blank for the first posting's token; the others follow. */
  static final int FIRST_POSTING = 1;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  private static final Duration FRESH = Duration.ofHours(24);
  private static final int TEASED = 2;

  private final MailSettings settings;

  AlertModel(MailSettings settings) {
    this.settings = settings;
  }

  Map<String, Object> of(Interest interest, ZoneId zone, Instant slot, List<PostingHit> postings) {
    int count = postings.size();
    Map<String, Object> model = new HashMap<>();
    model.put("headline", Wording.headline(count, interest));
    model.put("wish", Wording.jobs(2, interest));
    model.put("preheader", preheader(postings));
    model.put("count", count);
    model.put("date", DATE.format(slot.atZone(zone)));
    model.put("brand", Wording.line(settings.brand()));
    model.put("siteUrl", settings.publicUrl());
    model.put("postalAddress", Wording.line(settings.postalAddress()));
    model.put("unsubscribeUrl", settings.unsubscribeUrl(TextWithBlanks.blank(UNSUBSCRIBE)));
    List<Map<String, Object>> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item(postings.get(i), i, slot));
    }
    model.put("postings", items);
    return model;
  }

  private Map<String, Object> item(PostingHit posting, int position, Instant slot) {
    Map<String, Object> item = new HashMap<>();
    item.put("number", position + 1);
    item.put("title", Wording.line(posting.title()));
    item.put("company", Wording.line(posting.company()));
    item.put("place", Wording.line(posting.placeName()));
    item.put("pay", Wording.line(posting.pay()));
    item.put("remote", posting.remote());
    item.put("fresh", posting.firstSeenAt().plus(FRESH).isAfter(slot));
    item.put("url", settings.clickUrl(TextWithBlanks.blank(FIRST_POSTING + position)));
    return item;
  }

  /** "ICU Nurse at Seton, Charge Nurse at St. David's and 4 more". */
  private static String preheader(List<PostingHit> postings) {
    List<String> first =
        postings.stream()
            .limit(TEASED)
            .map(
                posting -> {
                  String company = Wording.line(posting.company());
                  return Wording.line(posting.title())
                      + (company.isEmpty() ? "" : " at " + company);
                })
            .toList();
    int more = postings.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }
}
