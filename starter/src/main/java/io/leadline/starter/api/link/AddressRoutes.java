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
 * {@code /address/{token}}, where the mail to a new address leads: the {@link ButtonPage} that puts
 * the address in the place of the old one.
 */
public final class AddressRoutes implements Routes {
  private final ButtonPage page;
  private final Function<LinkToken, ConfirmResult> confirm;
  private final Pages pages;

  /**
   * @param confirm adopts the address; returns when that is stored
   */
  public AddressRoutes(LinkReader links, Function<LinkToken, ConfirmResult> confirm, Pages pages) {
    this.page =
        new ButtonPage(
            "/address/{token}",
            Purpose.NEW_ADDRESS,
            Question.NEW_ADDRESS,
            LinkNotices.ADDRESS_LINK_EXPIRED,
            links,
            pages);
    this.confirm = confirm;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    page.addTo(routes, this::confirm);
  }

  private void confirm(Context context, LinkToken token) {
    switch (confirm.apply(token)) {
      case CONFIRMED, ALREADY_CONFIRMED ->
          context.html(pages.notice(LinkNotices.ADDRESS_CONFIRMED));
      case TAKEN -> context.status(409).html(pages.notice(LinkNotices.ADDRESS_TAKEN));
      case OLD_EPOCH, GONE -> page.expired(context);
    }
  }
}
