package io.leadline.starter.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Renders the pages; the templates are compiled at build time. */
public final class Pages {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Pages.class.getClassLoader(),
          "io.leadline.starter.page.compiled");

  /** A page that says one thing. */
  public String notice(Notice notice) {
    return render("notice.jte", notice);
  }

  /** A page with one button. */
  public String question(Question question) {
    return render("question.jte", question);
  }

  /** A page with several buttons. */
  public String choices(Choices choices) {
    return render("choices.jte", choices);
  }

  /** The start page with its form. */
  public String signUp(Fields fields) {
    return render("start.jte", fields);
  }

  /** The page on which a lead changes what it gets. */
  public String preferences(PreferencesPage page) {
    return render("preferences.jte", page);
  }

  /** The postings of an alert. */
  public String postings(PostingsPage page) {
    return render("postings.jte", page);
  }

  /** What happened to a lead, for operators. */
  public String timeline(TimelinePage page) {
    return render("timeline.jte", page);
  }

  /** The stylesheet of all pages. */
  public static String style() {
    try (InputStream in = Pages.class.getResourceAsStream("/static/leadline.css")) {
      if (in == null) {
        throw new IllegalStateException("the stylesheet is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String render(String template, Object model) {
    StringOutput html = new StringOutput();
    templates.render(template, model, html);
    return html.toString();
  }
}
