package io.leadline.sandbox.provider.content;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Handlebars as SendGrid's dynamic templates know it: its conditional helpers, no partials, and
 * data that is nothing but maps, lists and values, so that a template reaches no Java object.
 */
public final class Templating {
  private static final int CACHED = 200;

  private final Handlebars html;
  private final Handlebars text;
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  public Templating() {
    html = handlebars(EscapingStrategy.HBS4);
    text = handlebars(EscapingStrategy.NOOP);
  }

  /** Renders with {@code {{x}}} escaped and {@code {{{x}}}} as it is. */
  public String html(String template, Map<String, Object> data) {
    return render("h", html, template, data);
  }

  /** Renders with nothing escaped. */
  public String text(String template, Map<String, Object> data) {
    return render("t", text, template, data);
  }

  /**
   * Compiles without rendering.
   *
   * @throws IllegalArgumentException with the parser's message
   */
  public void check(String template) {
    try {
      html.compileInline(template);
    } catch (HandlebarsException | IOException bad) {
      throw new IllegalArgumentException(bad.getMessage(), bad);
    }
  }

  private String render(
      String kind, Handlebars handlebars, String template, Map<String, Object> data) {
    try {
      if (compiled.size() > CACHED) {
        compiled.clear();
      }
      Template ready = compiled.get(kind + template);
      if (ready == null) {
        ready = handlebars.compileInline(template);
        compiled.put(kind + template, ready);
      }
      return ready.apply(Context.newBuilder(data).resolver(MapValueResolver.INSTANCE).build());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Handlebars handlebars(EscapingStrategy escaping) {
    Handlebars handlebars = new Handlebars(new NoPartials()).with(escaping);
    register(handlebars, "equals", (a, o) -> Objects.equals(string(a), string(o.param(0, null))));
    register(
        handlebars, "notEquals", (a, o) -> !Objects.equals(string(a), string(o.param(0, null))));
    register(handlebars, "greaterThan", (a, o) -> number(a) > number(o.param(0, null)));
    register(handlebars, "lessThan", (a, o) -> number(a) < number(o.param(0, null)));
    register(handlebars, "and", (a, o) -> truthy(a) && truthy(o.param(0, null)));
    register(handlebars, "or", (a, o) -> truthy(a) || truthy(o.param(0, null)));
    handlebars.registerHelper(
        "length", (Helper<Object>) (a, o) -> a instanceof Collection<?> list ? list.size() : 0);
    handlebars.registerHelper("insert", (Helper<Object>) Templating::insert);
    return handlebars;
  }

  /** {@code {{insert name "default=Customer"}}}. */
  private static Object insert(Object value, Options options) {
    if (truthy(value)) {
      return string(value);
    }
    String fallback = string(options.param(0, ""));
    return fallback.startsWith("default=") ? fallback.substring(8) : "";
  }

  private interface Condition {
    boolean holds(Object value, Options options);
  }

  private static void register(Handlebars handlebars, String name, Condition condition) {
    handlebars.registerHelper(
        name,
        (Helper<Object>)
            (value, options) -> condition.holds(value, options) ? options.fn() : options.inverse());
  }

  private static String string(Object value) {
    return value == null ? "" : value.toString();
  }

  private static double number(Object value) {
    try {
      return Double.parseDouble(string(value));
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private static boolean truthy(Object value) {
    return !Handlebars.Utils.isEmpty(value);
  }

  private static final class NoPartials extends AbstractTemplateLoader {
    @Override
    public TemplateSource sourceAt(String location) throws IOException {
      throw new IOException("partials are not supported: " + location);
    }
  }
}
