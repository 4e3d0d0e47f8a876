package io.leadline.starter.api.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the body of a POST to an unsubscribe address. RFC 8058 lets mailbox providers send {@code
 * List-Unsubscribe=One-Click} as multipart/form-data or urlencoded; the printed example of the
 * former lacks two dashes in its delimiters (errata 5117), so delimiters are not looked at.
 */
final class OneClick {
  /** Who pressed. */
  enum Press {
    /** The mailbox provider, for the reader. */
    PROVIDER,
    /** The reader, on our page. */
    PAGE,
    /** Neither; nothing may happen. */
    NOBODY
  }

  private static final Pattern PART =
      Pattern.compile(
          "name\\s*=\\s*\"?([A-Za-z-]+)\"?[^\\n]*\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n([^\\r\\n]*)");

  private OneClick() {}

  static Press read(String contentType, String body) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
        ? multipart(body)
        : urlencoded(body);
  }

  private static Press multipart(String body) {
    return PART.matcher(body)
        .results()
        .map(part -> press(part.group(1), part.group(2)))
        .filter(press -> press != Press.NOBODY)
        .findFirst()
        .orElse(Press.NOBODY);
  }

  private static Press urlencoded(String body) {
    for (String pair : body.strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        Press press =
            press(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        if (press != Press.NOBODY) {
          return press;
        }
      }
    }
    return Press.NOBODY;
  }

  private static Press press(String name, String value) {
    if (name.strip().equalsIgnoreCase("List-Unsubscribe")
        && value.strip().equalsIgnoreCase("One-Click")) {
      return Press.PROVIDER;
    }
    return name.equals("button") && value.strip().equals("pressed") ? Press.PAGE : Press.NOBODY;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
