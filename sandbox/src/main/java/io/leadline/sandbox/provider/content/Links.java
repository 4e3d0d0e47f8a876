package io.leadline.sandbox.provider.content;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the links of a message, and replaces their targets. */
public final class Links {
  private static final Pattern HREF =
      Pattern.compile(
          "(<a\\b[^>]*?\\shref\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s<>\"')\\]]+");

  private Links() {}

  /** All http and https links of a message in the order in which they come, each once. */
  public static List<String> of(String html, String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher href = HREF.matcher(html);
    while (href.find()) {
      String target = target(href);
      if (isWeb(target)) {
        found.add(target);
      }
    }
    Matcher url = IN_TEXT.matcher(text);
    while (url.find()) {
      found.add(url.group().replaceAll("[.,;:!?]+$", ""));
    }
    return new ArrayList<>(found);
  }

  /**
   * The HTML with each http and https link target replaced; what the function answers is escaped
   * here.
   */
  public static String replace(String html, UnaryOperator<String> newTarget) {
    return HREF.matcher(html)
        .replaceAll(
            found -> {
              Matcher href = (Matcher) found;
              String target = target(href);
              return isWeb(target)
                  ? Matcher.quoteReplacement(
                      href.group(1) + '"' + escape(newTarget.apply(target)) + '"')
                  : Matcher.quoteReplacement(href.group());
            });
  }

  private static String target(Matcher href) {
    String raw = href.group(2) != null ? href.group(2) : href.group(3);
    return raw.strip()
        .replace("&quot;", "\"")
        .replace("&#x3D;", "=")
        .replace("&#61;", "=")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&");
  }

  /** Whether this is an absolute http or https address that can be requested. */
  public static boolean isWeb(String target) {
    try {
      URI uri = URI.create(target);
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
