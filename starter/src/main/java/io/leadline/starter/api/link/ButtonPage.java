package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.Question;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The pair behind a link with one button: GET shows the button and changes nothing, since mail
 * scanners open every link; its POST acts.
 *
 * @param path with {@code {token}} in it
 * @param expired what a link that we did not make, or make no more, is answered
 */
record ButtonPage(
    String path,
    Purpose purpose,
    Question question,
    Notice expired,
    LinkReader links,
    Pages pages) {

  void addTo(JavalinDefaultRoutingApi routes, BiConsumer<Context, LinkToken> act) {
    routes.get(path, context -> read(context, token -> context.html(pages.question(question))));
    routes.post(path, context -> read(context, token -> act.accept(context, token)));
  }

  private void read(Context context, Consumer<LinkToken> then) {
    links.read(context, purpose).ifPresentOrElse(then, () -> expired(context));
  }

  void expired(Context context) {
    context.status(404).html(pages.notice(expired));
  }
}
