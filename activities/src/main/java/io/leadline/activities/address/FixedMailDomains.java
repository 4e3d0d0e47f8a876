package io.leadline.activities.address;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Answers without a name server, for the sandbox and for tests. {@code example.com}, {@code
 * example.org}, {@code *.test} and the well-known providers accept mail; {@code *.invalid},
 * mistyped providers and endings do not exist; {@code null-mx.example} takes no mail; about {@code
 * servfail.example}, {@code timeout.example} and all others nothing is known.
 */
public final class FixedMailDomains implements MailDomains {
  private static final Duration KEEP = Duration.ofHours(1);
  private static final Set<String> ACCEPTING = Set.of("example.com", "example.org", "yahoo.com.tw");
  private static final Map<String, Status> SPECIAL =
      Map.of(
          "null-mx.example", Status.NO_MAIL,
          "servfail.example", Status.UNKNOWN,
          "timeout.example", Status.UNKNOWN,
          "fabecook.com", Status.NO_SUCH_DOMAIN,
          "yajoo.com", Status.NO_SUCH_DOMAIN);

  @Override
  public Answer ask(String domain) {
    return new Answer(status(domain), KEEP);
  }

  private static Status status(String domain) {
    Status special = SPECIAL.get(domain);
    if (special != null) {
      return special;
    }
    if (ACCEPTING.contains(domain)
        || domain.endsWith(".test")
        || WellKnownDomains.contains(domain)) {
      return Status.ACCEPTS;
    }
    return domain.endsWith(".invalid") || TypoHints.endsMistyped(domain)
        ? Status.NO_SUCH_DOMAIN
        : Status.UNKNOWN;
  }
}
