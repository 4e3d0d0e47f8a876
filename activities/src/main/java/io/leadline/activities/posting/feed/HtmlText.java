package io.leadline.activities.posting.feed;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/**
 * Turns what feeds put into their fields, HTML or not, into clean plain text. HTML goes through
 * jsoup's cleaner first: only elements of text on its list pass, none with an attribute. No markup
 * of a feed is ever stored, so none can reach a page or a mail.
 */
final class HtmlText {
  private static final int LONGEST = 20_000;
  private static final Set<String> LINES = Set.of("br", "li", "tr", "dt", "dd");

  /** What stands in these is no text for readers. */
  private static final String NOT_READ =
      "script, style, template, iframe, object, noscript, svg, math, select, textarea, title";

  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "div",
          "ul",
          "ol",
          "dl",
          "table",
          "section",
          "article",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "blockquote",
          "pre");
  private static final Pattern ESCAPED_TAG =
      Pattern.compile(
          "&lt;/?(p|br|div|ul|ol|li|b|strong|h[1-6]|span)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff&&[^\\n]]+");
  private static final Pattern AROUND_LINES = Pattern.compile(" ?\\n ?");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  private static final Cleaner CLEANER =
      new Cleaner(
          Safelist.none()
              .addTags(LINES.toArray(String[]::new))
              .addTags(PARAGRAPHS.toArray(String[]::new)));

  private HtmlText() {}

  /** The text in lines, as a reader would see it, at most 20,000 characters. */
  static String lines(String html) {
    String source =
        !TAG.matcher(html).find() && ESCAPED_TAG.matcher(html).find()
            ? Parser.unescapeEntities(html, false)
            : html;
    StringBuilder text = new StringBuilder();
    Document written = Jsoup.parseBodyFragment(source);
    written.body().select(NOT_READ).remove();
    Element body = CLEANER.clean(written).body();
    body.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              text.append(words.getWholeText().replace('\n', ' '));
            } else if (LINES.contains(node.nodeName()) || PARAGRAPHS.contains(node.nodeName())) {
              text.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (PARAGRAPHS.contains(node.nodeName())) {
              text.append('\n');
            }
          }
        });
    String spaced = AROUND_LINES.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("\n");
    return cut(EMPTY_LINES.matcher(spaced).replaceAll("\n\n").strip(), LONGEST);
  }

  /** The text on one line, at most {@code longest} characters. */
  static String line(String html, int longest) {
    boolean plain = html.indexOf('<') < 0 && html.indexOf('&') < 0;
    String text = plain ? html : lines(html);
    return cut(BLANKS.matcher(text.replace('\n', ' ')).replaceAll(" ").strip(), longest);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end).stripTrailing();
  }
}
