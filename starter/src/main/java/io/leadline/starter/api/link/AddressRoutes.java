package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.LeadDesk.ConfirmResult;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.LinkNotices;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.Question;
import java.util.function.Function;

/**
 * {@code /address/{token}}, where the mail to a new address leads: GET shows a button and changes
 * nothing, its POST puts the address in the place of the old one.
 */
public final class AddressRoutes implements Routes {
  private static final String PATH = "/address/{token}";

  private final LinkReader links;
  private final Function<LinkToken, ConfirmResult> confirm;
  private final Pages pages;

  /**
   * @param confirm adopts the address; returns when that is stored
   */
  public AddressRoutes(LinkReader links, Function<LinkToken, ConfirmResult> confirm, Pages pages) {
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
                .read(context, Purpose.NEW_ADDRESS)
                .ifPresentOrElse(
                    token -> context.html(pages.question(Question.NEW_ADDRESS)),
                    () -> expired(context)));
    routes.post(
        PATH,
        context ->
            links
                .read(context, Purpose.NEW_ADDRESS)
                .ifPresentOrElse(token -> confirm(context, token), () -> expired(context)));
  }

  private void confirm(Context context, LinkToken token) {
    switch (confirm.apply(token)) {
      case CONFIRMED, ALREADY_CONFIRMED ->
          context.html(pages.notice(LinkNotices.ADDRESS_CONFIRMED));
      case TAKEN -> context.status(409).html(pages.notice(LinkNotices.ADDRESS_TAKEN));
      case OLD_EPOCH, GONE -> expired(context);
    }
  }

  private void expired(Context context) {
    context.status(404).html(pages.notice(LinkNotices.ADDRESS_LINK_EXPIRED));
  }
}
