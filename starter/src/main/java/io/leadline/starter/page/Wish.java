package io.leadline.starter.page;

import io.leadline.activities.lead.Interest;

/** What a lead looks for, in words: {@code registered nurse near Austin, TX}. */
public final class Wish {
  private Wish() {}

  public static String words(Interest interest) {
    String place = interest.placeName();
    if (place != null) {
      return interest.query() + " near " + place;
    }
    return interest.remoteOnly() ? interest.query() + ", remote" : interest.query();
  }

  /** Where it looks, as it would write it: empty for anywhere. */
  public static String where(Interest interest) {
    String place = interest.placeName();
    if (place != null) {
      return place;
    }
    return interest.remoteOnly() ? "remote" : "";
  }
}
