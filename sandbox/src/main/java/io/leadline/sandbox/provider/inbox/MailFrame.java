package io.leadline.sandbox.provider.inbox;

import io.leadline.sandbox.provider.content.Links;
import io.leadline.sandbox.provider.content.MailContent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail's HTML for the inbox's frame. The page around it never contains mail HTML; the frame may
 * neither run scripts nor send forms, and its links go through the inbox, which records the click.
 */
final class MailFrame {
  static final String POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src http: https:"
          + " data:; style-src 'unsafe-inline'; font-src https: data:; form-action 'none';"
          + " frame-ancestors 'self'";
  private static final String NEW_TAB = "<base target=\"_blank\">";
  private static final Pattern HEAD = Pattern.compile("<head\\b[^>]*>", Pattern.CASE_INSENSITIVE);

  private MailFrame() {}

  static String of(String messageId, MailContent mail) {
    List<String> links = mail.links();
    String html =
        Links.replace(
            mail.html(), link -> "/messages/" + messageId + "/click?link=" + links.indexOf(link));
    Matcher head = HEAD.matcher(html);
    return head.find()
        ? html.substring(0, head.end()) + NEW_TAB + html.substring(head.end())
        : NEW_TAB + html;
  }
}
