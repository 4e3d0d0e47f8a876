package io.leadline.activities.posting.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses as feeds write them: often with entities still in them, spaces and brackets bare. */
final class WebAddress {
  private static final int LONGEST = 2000;

  private WebAddress() {}

  /** The address as a browser would take it, or null if it is no absolute one of the web. */
  static @Nullable String of(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String text = written.strip().replace("&amp;", "&");
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || "<>\"{}|\\^`[]".indexOf(c) >= 0) {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    try {
      URI uri = new URI(escaped.toString());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null && escaped.length() <= LONGEST
          ? uri.toASCIIString()
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
