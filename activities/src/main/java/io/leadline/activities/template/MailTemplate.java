package io.leadline.activities.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Handlebars template, {@code <name>.<html, text, subject or sms>.hbs}: the operator's own,
 * else the built-in one. Compiled once; values are escaped in HTML.
 */
final class MailTemplate {
  private static final String BUILT_IN = "/io/leadline/activities/template";

  private final String file;
  private final Template template;

  private MailTemplate(String file, Template template) {
    this.file = file;
    this.template = template;
  }

  /**
   * Reads and compiles the HTML template of that name.
   *
   * @param folder the operator's own templates
   * @throws UnusableTemplateException naming the file and what is wrong with it
   */
  static MailTemplate html(String name, TemplateFolder folder) {
    return load(name + ".html", folder, MailTemplate::escaped);
  }

  /** The same for a part that is plain text: {@code text}, {@code subject} or {@code sms}. */
  static MailTemplate plain(String name, String part, TemplateFolder folder) {
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
      throw new UnusableTemplateException(List.of(problem(file, e)));
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

  /** What the template engine says against a file of the folder; a tag that is not closed, say. */
  static List<TemplateProblem> syntax(String file, TemplateFolder folder) {
    String source = String.valueOf(folder.files().get(file));
    try {
      Template unused = new Handlebars(loader(folder)).compileInline(source);
      return List.of();
    } catch (HandlebarsException | IOException e) {
      return List.of(problem(file, e));
    }
  }

  /**
   * The text of a template such as {@code alert.html}: the operator's own, else the built-in one.
   *
   * @throws UnusableTemplateException when there is none
   */
  static String source(String name, TemplateFolder folder) {
    try {
      return loader(folder).sourceAt(name).content(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnusableTemplateException(List.of(problem(name + TemplateFolder.SUFFIX, e)));
    }
  }

  /** Without indentation, which is not for the reader; lines stay, so that problems name theirs. */
  static String lean(String html) {
    return html.replaceAll("\n[ \t]+", "\n");
  }

  private static MailTemplate load(String name, TemplateFolder folder, EscapingStrategy escaping) {
    String file = name + TemplateFolder.SUFFIX;
    try {
      String source = source(name, folder);
      String lean = name.endsWith(".html") ? lean(source) : source;
      return new MailTemplate(
          file,
          new Handlebars(loader(folder)).with(escaping).prettyPrint(true).compileInline(lean));
    } catch (HandlebarsException | IOException e) {
      throw new UnusableTemplateException(List.of(problem(file, e)));
    }
  }

  /** The operator's own templates before those that are built in. */
  private static TemplateLoader loader(TemplateFolder folder) {
    return new ClassPathTemplateLoader(BUILT_IN, TemplateFolder.SUFFIX) {
      @Override
      public TemplateSource sourceAt(String name) throws IOException {
        String own = folder.text(name);
        return own == null
            ? super.sourceAt(name)
            : new StringTemplateSource(name + TemplateFolder.SUFFIX, own);
      }
    };
  }

  private static TemplateProblem problem(String file, Exception e) {
    if (e instanceof HandlebarsException refused && refused.getError() != null) {
      HandlebarsError error = refused.getError();
      return new TemplateProblem(file, error.line, error.reason.replaceAll("\\s+", " "));
    }
    return new TemplateProblem(file, 0, "there is no such template");
  }
}
