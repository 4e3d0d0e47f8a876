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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Handlebars template, {@code <name>.<html, text, subject or sms>.hbs}: the operator's own,
 * else the built-in one. Compiled once; values are escaped in HTML.
 */
final class MailTemplate {
  private final String file;
  private final Template template;

  private MailTemplate(String file, Template template) {
    this.file = file;
    this.template = template;
  }

  /**
   * Reads and compiles the HTML template of that name.
   *
   * @param folder the operator's own templates, if any
   * @throws UnusableTemplateException naming the file and what is wrong with it
   */
  static MailTemplate html(String name, @Nullable Path folder) {
    return load(name + ".html", folder, MailTemplate::escaped);
  }

  /** The same for a part that is plain text: {@code text}, {@code subject} or {@code sms}. */
  static MailTemplate plain(String name, String part, @Nullable Path folder) {
    return load(name + "." + part, folder, EscapingStrategy.NOOP);
  }

  String file() {
    return file;
  }

  String render(Map<String, Object> model) {
    Context context = Context.newBuilder(model).resolver(MapValueResolver.INSTANCE).build();
    try {
      return template.apply(context);
    } catch (HandlebarsException e) {
      throw new UnusableTemplateException(file, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a text safe between tags and in quoted attributes. */
  static String escaped(CharSequence value) {
    StringBuilder safe = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      String entity = entity(character);
      if (entity == null) {
        safe.append(character);
      } else {
        safe.append(entity);
      }
    }
    return safe.toString();
  }

  private static @Nullable String entity(char character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }

  private static MailTemplate load(String name, @Nullable Path folder, EscapingStrategy escaping) {
    TemplateLoader builtIn =
        new ClassPathTemplateLoader("/io/leadline/activities/template", ".hbs");
    TemplateLoader loader =
        folder == null
            ? builtIn
            : new CompositeTemplateLoader(new FileTemplateLoader(folder.toFile(), ".hbs"), builtIn);
    String file = name + ".hbs";
    try {
      String source = loader.sourceAt(name).content(StandardCharsets.UTF_8);
      String lean = name.endsWith(".html") ? source.replaceAll("\n\\s+", "\n") : source;
      return new MailTemplate(
          file, new Handlebars(loader).with(escaping).prettyPrint(true).compileInline(lean));
    } catch (HandlebarsException | IOException e) {
      throw new UnusableTemplateException(file, e);
    }
  }
}
