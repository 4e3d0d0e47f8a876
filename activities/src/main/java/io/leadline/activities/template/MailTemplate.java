package io.leadline.activities.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.github.jknack.handlebars.io.CompositeTemplateLoader;
import com.github.jknack.handlebars.io.FileTemplateLoader;
import com.github.jknack.handlebars.io.TemplateLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of mail as three Handlebars templates, {@code <name>.subject.hbs}, {@code
 * <name>.html.hbs} and {@code <name>.text.hbs}: those in the operator's folder, the built-in ones
 * for what is not there. Compiled once; values are escaped in HTML.
 */
final class MailTemplate {
  private static final Pattern INDENTATION = Pattern.compile("\n\\s+");
  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

  private final String name;
  private final Template subject;
  private final Template html;
  private final Template text;

  private MailTemplate(String name, Template subject, Template html, Template text) {
    this.name = name;
    this.subject = subject;
    this.html = html;
    this.text = text;
  }

  /** A rendered mail. */
  record Parts(String subject, String html, String text) {}

  /**
   * Reads and compiles the templates of that name.
   *
   * @param folder the operator's own templates, if any
   * @throws UnusableTemplateException naming the file and what is wrong with it
   */
  static MailTemplate load(String name, @Nullable Path folder) {
    TemplateLoader builtIn =
        new ClassPathTemplateLoader("/io/leadline/activities/template", ".hbs");
    TemplateLoader loader =
        folder == null
            ? builtIn
            : new CompositeTemplateLoader(new FileTemplateLoader(folder.toFile(), ".hbs"), builtIn);
    Handlebars plain = new Handlebars(loader).with(EscapingStrategy.NOOP).prettyPrint(true);
    Handlebars escaping =
        new Handlebars(loader).with(EscapingStrategy.HTML_ENTITY).prettyPrint(true);
    return new MailTemplate(
        name,
        compile(plain, name + ".subject"),
        compile(escaping, name + ".html"),
        compile(plain, name + ".text"));
  }

  Parts render(Map<String, Object> model) {
    return new Parts(
        LINE_BREAKS.matcher(apply(subject, "subject", model).strip()).replaceAll(" "),
        INDENTATION.matcher(apply(html, "html", model).strip()).replaceAll("\n"),
        apply(text, "text", model).strip() + "\n");
  }

  private String apply(Template template, String part, Map<String, Object> model) {
    Context context = Context.newBuilder(model).resolver(MapValueResolver.INSTANCE).build();
    try {
      return template.apply(context);
    } catch (HandlebarsException e) {
      throw new UnusableTemplateException(name + "." + part + ".hbs", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Template compile(Handlebars handlebars, String file) {
    try {
      return handlebars.compile(file);
    } catch (HandlebarsException | IOException e) {
      throw new UnusableTemplateException(file + ".hbs", e);
    }
  }
}
