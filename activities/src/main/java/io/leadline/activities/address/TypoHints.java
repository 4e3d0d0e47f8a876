package io.leadline.activities.address;

import io.leadline.activities.spelling.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guesses which well-known mail domain was meant by a mistyped one ({@code gnail.con}). Cautious: a
 * domain that may well be real is left alone, since a wrong hint is worse than none.
 */
final class TypoHints {
  private static final int MOST_EDITS = 2;

  /** In order of preference when two are equally close. */
  private static final List<String> POPULAR =
      List.of(
          "gmail.com",
          "yahoo.com",
          "hotmail.com",
          "outlook.com",
          "icloud.com",
          "aol.com",
          "comcast.net",
          "live.com",
          "msn.com",
          "verizon.net",
          "att.net",
          "sbcglobal.net",
          "bellsouth.net",
          "charter.net",
          "cox.net",
          "earthlink.net",
          "ymail.com",
          "rocketmail.com",
          "googlemail.com",
          "protonmail.com",
          "facebook.com",
          "google.com",
          "optonline.net",
          "optusnet.com.au",
          "btinternet.com",
          "sympatico.ca",
          "rogers.com",
          "shaw.ca",
          "telus.net",
          "web.de",
          "gmx.de",
          "gmx.net",
          "qq.com",
          "mac.com",
          "me.com");

  /** Real domains that lie close to popular ones. */
  private static final Set<String> REAL =
      Set.of(
          "mail.com",
          "email.com",
          "gmx.com",
          "inbox.com",
          "fastmail.com",
          "hey.com",
          "proton.me",
          "pm.me",
          "zoho.com",
          "mail.ru",
          "aim.com");

  /** Providers with a domain in many countries. */
  private static final Set<String> FAMILIES =
      Set.of("yahoo", "hotmail", "live", "outlook", "gmx", "googlemail", "msn");

  private static final Set<String> ENDINGS =
      Set.of(
          "com", "net", "org", "edu", "gov", "info", "biz", "de", "fr", "it", "es", "nl", "be",
          "at", "ch", "dk", "no", "se", "pl", "cz", "hu", "gr", "ie", "eu", "ca", "us", "in", "jp",
          "kr", "sg", "hk", "ru", "co.uk", "co.in", "co.jp", "co.kr", "co.nz", "co.za", "co.id",
          "co.th", "co.il", "com.au", "com.br", "com.mx", "com.ar", "com.tw", "com.hk", "com.sg",
          "com.ph", "com.my", "com.tr", "com.vn", "net.au", "org.uk", "ro", "fi", "pt", "cl");

  /** Endings that do not exist, with what they are mistyped from. */
  private static final Map<String, String> MISTYPED_ENDINGS =
      Map.ofEntries(
          Map.entry("con", "com"),
          Map.entry("cmo", "com"),
          Map.entry("ocm", "com"),
          Map.entry("vom", "com"),
          Map.entry("xom", "com"),
          Map.entry("comm", "com"),
          Map.entry("coom", "com"),
          Map.entry("cpm", "com"),
          Map.entry("cim", "com"),
          Map.entry("c0m", "com"),
          Map.entry("nte", "net"),
          Map.entry("nett", "net"),
          Map.entry("ner", "net"),
          Map.entry("ogr", "org"),
          Map.entry("orgg", "org"),
          Map.entry("rog", "org"));

  private TypoHints() {}

  /** Domains of providers that everybody knows. */
  static List<String> popular() {
    return POPULAR;
  }

  /** Whether the domain ends in something that is no top-level domain but looks like one. */
  static boolean endsMistyped(String domain) {
    return MISTYPED_ENDINGS.containsKey(domain.substring(domain.lastIndexOf('.') + 1));
  }

  /** The domain that was probably meant; empty when the given one may be right. */
  static Optional<String> correct(String domain) {
    int dot = domain.indexOf('.');
    String name = domain.substring(0, dot);
    String ending = domain.substring(dot + 1);
    boolean family = FAMILIES.contains(name) && ENDINGS.contains(ending);
    if (family || POPULAR.contains(domain) || REAL.contains(domain)) {
      return Optional.empty();
    }
    return closest(name, ending).or(() -> otherEnding(domain));
  }

  private static Optional<String> closest(String name, String ending) {
    List<String> candidates = new ArrayList<>(POPULAR);
    if (ENDINGS.contains(ending)) {
      FAMILIES.forEach(family -> candidates.add(family + "." + ending));
    }
    String best = null;
    int fewest = MOST_EDITS + 1;
    for (String candidate : candidates) {
      int edits = edits(name, ending, candidate);
      if (edits < fewest) {
        best = candidate;
        fewest = edits;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int edits(String name, String ending, String candidate) {
    int dot = candidate.indexOf('.');
    String rightName = candidate.substring(0, dot);
    int inName = EditDistance.between(name, rightName);
    int allowed = EditDistance.allowed(rightName);
    // Names as short as "aol" lie one letter from too many real companies.
    return allowed == 0 || inName > allowed
        ? MOST_EDITS + 1
        : inName + EditDistance.between(ending, candidate.substring(dot + 1));
  }

  private static Optional<String> otherEnding(String domain) {
    int dot = domain.lastIndexOf('.');
    @Nullable String right = MISTYPED_ENDINGS.get(domain.substring(dot + 1));
    return Optional.ofNullable(right).map(ending -> domain.substring(0, dot + 1) + ending);
  }
}
