package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.LeadDesk.ConfirmResult;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.Question;
import java.util.function.Function;

/**
 * {@code /verify/{token}}: GET shows a button and changes nothing, since mail scanners open every
 * link; the button's POST confirms the address.
 */
public final class VerifyRoutes implements Routes {
  private static final String PATH = "/verify/{token}";

  private final LinkReader links;
  private final Function<LinkToken, ConfirmResult> confirm;
  private final Pages pages;

  /**
   * @param confirm stores the confirmation; returns when it is stored
   */
  public VerifyRoutes(LinkReader links, Function<LinkToken, ConfirmResult> confirm, Pages pages) {
    this.links = links;
    this.confirm = confirm;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(
        PATH,
        context ->
            links
                .read(context, Purpose.VERIFY)
                .ifPresentOrElse(
                    token -> context.html(pages.question(Question.VERIFY)),
                    () -> expired(context)));
    routes.post(
        PATH,
        context ->
            links
                .read(context, Purpose.VERIFY)
                .ifPresentOrElse(token -> confirm(context, token), () -> expired(context)));
  }

  private void confirm(Context context, LinkToken token) {
    switch (confirm.apply(token)) {
      case CONFIRMED -> context.html(pages.notice(Notice.CONFIRMED));
      case ALREADY_CONFIRMED -> context.html(pages.notice(Notice.ALREADY_CONFIRMED));
      case OLD_EPOCH, GONE, TAKEN -> expired(context);
    }
  }

  private void expired(Context context) {
    context.status(404).html(pages.notice(Notice.LINK_EXPIRED));
  }
}
