package io.leadline.activities.lead;

import java.util.Optional;

/** Signed tokens short enough for text messages: each stands for one alert by text. */
public interface TextLinks {
  /**
   * @param sendId of an alert by text
   */
  String issue(String sendId);

  /** The send id that a token stands for; empty for anything that we did not sign. */
  Optional<String> sendId(String token);
}
