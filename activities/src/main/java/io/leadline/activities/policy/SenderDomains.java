package io.leadline.activities.policy;

import java.time.LocalDate;
import java.util.Optional;

/** Since when our own domains have been sending. */
public interface SenderDomains {
  /** Day (UTC) of a domain's first mail; empty while it has not sent any. */
  Optional<LocalDate> since(String domain);

  /** Whether any domain is known. */
  boolean isEmpty();

  /** Notes the day of a domain's first mail; the first note stays. */
  void note(String domain, LocalDate first);
}
