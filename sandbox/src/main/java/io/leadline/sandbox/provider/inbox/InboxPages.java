package io.leadline.sandbox.provider.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The inbox's templates and static files, from the class path. */
final class InboxPages {
  private static final String FOLDER = "/io/leadline/sandbox/provider/inbox";

  private final Template page;
  private final Template list;

  InboxPages() {
    Handlebars handlebars = new Handlebars(new ClassPathTemplateLoader(FOLDER, ".hbs"));
    try {
      page = handlebars.compile("/page");
      list = handlebars.compile("/list");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String page(InboxView view) throws IOException {
    return page.apply(context(view));
  }

  String list(InboxView view) throws IOException {
    return list.apply(context(view));
  }

  private static Context context(InboxView view) {
    return Context.newBuilder(view)
        .resolver(MapValueResolver.INSTANCE, MethodValueResolver.INSTANCE)
        .build();
  }

  static String asset(String name) {
    try (InputStream file = InboxPages.class.getResourceAsStream(FOLDER + "/" + name)) {
      if (file == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
