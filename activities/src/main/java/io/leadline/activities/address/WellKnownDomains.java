package io.leadline.activities.address;

/** Mail domains of providers that everybody knows; each has millions of mailboxes. */
public final class WellKnownDomains {
  private WellKnownDomains() {}

  /** Whether a lower-case domain is one of them. */
  public static boolean contains(String domain) {
    return TypoHints.popular().contains(domain);
  }
}
