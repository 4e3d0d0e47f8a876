package io.leadline.activities.webhook;

import java.util.Optional;

/** Those who subscribed to events, as whoever delivers them needs to know them. */
public interface Subscribers {
  /** What to sign with; empty when the subscription is gone or disabled. */
  Optional<byte[]> secret(String subscription);

  /** It hears of nothing from now on; to disable it again changes nothing. */
  void disable(String subscription, String why);
}
