package io.leadline.sandbox.provider.inbox;

import com.github.jknack.handlebars.EscapingStrategy;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text as HTML: everything escaped, web addresses made into links that open a new tab. */
final class SafeText {
  private static final Pattern URL =
      Pattern.compile("https?://[^\\s<>\"')\\]]*[^\\s<>\"')\\].,;:!?]");

  private SafeText() {}

  static String html(String text, UnaryOperator<String> target) {
    StringBuilder html = new StringBuilder();
    Matcher url = URL.matcher(text);
    int done = 0;
    while (url.find()) {
      html.append(escape(text.substring(done, url.start())));
      html.append("<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"")
          .append(escape(target.apply(url.group())))
          .append("\">")
          .append(escape(url.group()))
          .append("</a>");
      done = url.end();
    }
    return html.append(escape(text.substring(done))).toString();
  }

  private static CharSequence escape(String text) {
    return EscapingStrategy.HTML_ENTITY.escape(text);
  }
}
