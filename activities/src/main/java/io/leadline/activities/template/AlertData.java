package io.leadline.activities.template;

import io.leadline.activities.message.ProviderTemplate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The templates of the alert put together for a provider that renders them from data, so that what
 * it makes of them is what we would have made. Pure.
 */
final class AlertData {
  private static final String POSTINGS = "{{{postings}}}";

  /** Tags that stand alone on their line, which is not to be an empty line of the mail. */
  private static final Pattern ALONE =
      Pattern.compile("(?m)^[ \\t]*(\\{\\{~?(?:[#/^!][^{}]*|else[^{}]*)}})[ \\t]*\\R");

  /** A value that would be escaped. */
  private static final Pattern VALUE =
      Pattern.compile("(?<!\\{)\\{\\{(?!\\{|[#/^!>&~]|else\\b)\\s*([^{}]+?)\\s*}}(?!})");

  private static final Pattern UNKNOWN =
      Pattern.compile("\\{\\{~?\\s*(?:>|#with\\b|#[^}]*\\sas\\s*\\|)");

  private AlertData() {}

  /**
   * @throws UnusableTemplateException when a template uses what providers do not know
   */
  static ProviderTemplate template(TemplateFolder folder) {
    return new ProviderTemplate(
        unescaped(part("alert.subject", folder).strip()),
        whole(part("alert.html", folder).strip(), part("alert-posting.html", folder)),
        unescaped(
            whole(part("alert.text", folder).strip() + "\n", part("alert-posting.text", folder))));
  }

  private static String whole(String frame, String posting) {
    return frame.replace(POSTINGS, "{{#each postings}}" + posting + "{{/each}}");
  }

  private static String part(String name, TemplateFolder folder) {
    String source = MailTemplate.source(name, folder);
    Matcher unknown = UNKNOWN.matcher(source);
    if (unknown.find()) {
      int line =
          1 + (int) source.substring(0, unknown.start()).chars().filter(c -> c == '\n').count();
      throw new UnusableTemplateException(
          List.of(
              new TemplateProblem(
                  name + TemplateFolder.SUFFIX,
                  line,
                  "SendGrid knows neither partials nor with; set SENDGRID_RENDERING to here")));
    }
    String lean = name.endsWith(".html") ? MailTemplate.lean(source) : source;
    return ALONE.matcher(lean).replaceAll("$1");
  }

  /** Plain text is not HTML, but providers escape there as well. */
  private static String unescaped(String plain) {
    return VALUE.matcher(plain).replaceAll("{{{$1}}}");
  }
}
