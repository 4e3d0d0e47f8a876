package io.leadline.starter.page;

import io.leadline.activities.lead.Interest;

/** What a lead looks for, in words: {@code registered nurse near Austin, TX}. */
public final class Wish {
  private Wish() {}

  public static String words(Interest interest) {
    String place = interest.placeName();
    return interest.query() + (place == null ? "" : " near " + place);
  }
}
