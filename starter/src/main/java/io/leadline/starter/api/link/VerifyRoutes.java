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

/** {@code /verify/{token}}: the {@link ButtonPage} that confirms the address of a sign-up. */
public final class VerifyRoutes implements Routes {
  private final ButtonPage page;
  private final Function<LinkToken, ConfirmResult> confirm;
  private final Pages pages;

  /**
   * @param confirm stores the confirmation; returns when it is stored
   */
  public VerifyRoutes(LinkReader links, Function<LinkToken, ConfirmResult> confirm, Pages pages) {
    this.page =
        new ButtonPage(
            "/verify/{token}", Purpose.VERIFY, Question.VERIFY, Notice.LINK_EXPIRED, links, pages);
    this.confirm = confirm;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    page.addTo(routes, this::confirm);
  }

  private void confirm(Context context, LinkToken token) {
    switch (confirm.apply(token)) {
      case CONFIRMED -> context.html(pages.notice(Notice.CONFIRMED));
      case ALREADY_CONFIRMED -> context.html(pages.notice(Notice.ALREADY_CONFIRMED));
      case OLD_EPOCH, GONE, TAKEN -> page.expired(context);
    }
  }
}
