package io.leadline.activities.template;

import io.leadline.workflows.lead.NoticeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every template that messages are made of, and the names that it may use. */
public final class KnownTemplates {
  private static final Set<String> SENDER = Set.of("brand", "postalAddress");
  private static final Set<String> ALERT =
      with(
          SENDER,
          "headline",
          "wish",
          "count",
          "date",
          "siteUrl",
          "unsubscribeUrl",
          "preferencesUrl",
          "trapUrl",
          "preheader",
          "postings");
  private static final Set<String> POSTING =
      Set.of("number", "title", "company", "place", "pay", "remote", "fresh", "url");
  private static final Set<String> ALERT_TEXT =
      Set.of("brand", "headline", "count", "postings", "url", "first");
  private static final Set<String> VERIFICATION = with(SENDER, "wish", "verifyUrl", "reminder");
  private static final Set<String> NOTICE =
      with(
          SENDER,
          "headline",
          "preheader",
          "paragraphs",
          "action",
          "actionUrl",
          "preferencesUrl",
          "unsubscribeUrl",
          "wish",
          "last");
  private static final Set<String> NOTICE_TEXT = Set.of("brand", "wish", "url", "last");

  /** What may stand unescaped in HTML, since it is rendered HTML itself. */
  private static final Set<String> MARKUP = Set.of("postings");

  private static final Map<String, Template> ALL = all();

  private KnownTemplates() {}

  /**
   * A template by its file.
   *
   * @param part {@code subject}, {@code html}, {@code text} or {@code sms}
   * @param fallback the template that stands in unless the operator has this one; empty for one
   *     that is built in
   * @param names that it may use
   */
  public record Template(String file, String part, String fallback, Set<String> names) {
    /** Whether that name may stand unescaped. */
    boolean mayBeRaw(String name) {
      return !part.equals("html") || MARKUP.contains(name);
    }
  }

  /** All of them, by file. */
  public static Map<String, Template> byFile() {
    return ALL;
  }

  /** The part that a file is for; empty if it is for none. */
  static String part(String file) {
    for (String part : List.of("subject", "html", "text", "sms")) {
      if (file.endsWith("." + part + TemplateFolder.SUFFIX)) {
        return part;
      }
    }
    return "";
  }

  /** Name of a kind's own templates, such as {@code notice-welcome}. */
  static String of(NoticeKind kind) {
    return "notice-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Template> all() {
    List<Template> all = new ArrayList<>();
    mail(all, "alert", "", ALERT);
    add(all, "alert-posting", "html", "", POSTING);
    add(all, "alert-posting", "text", "", POSTING);
    add(all, "alert", "sms", "", ALERT_TEXT);
    mail(all, "verification", "", VERIFICATION);
    mail(all, "notice", "", NOTICE);
    for (NoticeKind kind : NoticeKind.values()) {
      if (kind != NoticeKind.ASK_ADDRESS) {
        mail(all, of(kind), "notice", NOTICE);
      }
      if (kind != NoticeKind.NEW_ADDRESS) {
        add(all, of(kind), "sms", "", NOTICE_TEXT);
      }
    }
    Map<String, Template> byFile = new TreeMap<>();
    all.forEach(template -> byFile.put(template.file(), template));
    return Map.copyOf(byFile);
  }

  private static void mail(List<Template> all, String name, String fallback, Set<String> names) {
    for (String part : List.of("subject", "html", "text")) {
      add(all, name, part, fallback, names);
    }
  }

  private static void add(
      List<Template> all, String name, String part, String fallback, Set<String> names) {
    String end = "." + part + TemplateFolder.SUFFIX;
    all.add(new Template(name + end, part, fallback.isEmpty() ? "" : fallback + end, names));
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
