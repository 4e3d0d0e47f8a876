package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.preference.PreferenceDesk;
import io.leadline.activities.preference.Standing;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.Choices;
import io.leadline.starter.page.LinkNotices;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.Wish;
import io.leadline.workflows.lead.OptOutCause;

/**
 * {@code /keep/{token}}, where win-back mails lead: GET asks and changes nothing, POST keeps, keeps
 * weekly or leaves. Pressing twice says the same twice.
 */
public final class KeepRoutes implements Routes {
  private static final String PATH = "/keep/{token}";

  private final LeadLinks links;
  private final PreferenceDesk desk;
  private final Pages pages;

  public KeepRoutes(LeadLinks links, PreferenceDesk desk, Pages pages) {
    this.links = links;
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(
        PATH,
        context ->
            links.follow(context, Purpose.KEEP, (lead, standing) -> ask(context, lead, standing)));
    routes.post(
        PATH,
        context ->
            links.follow(context, Purpose.KEEP, (lead, standing) -> act(context, lead, standing)));
  }

  void ask(Context context, Lead lead, Standing standing) {
    context.html(
        switch (standing) {
          case ON ->
              pages.notice(LinkNotices.on(Wish.words(lead.interest()), links.toPreferences(lead)));
          case HELD -> pages.notice(LinkNotices.HELD);
          default -> pages.choices(Choices.stillLooking(Wish.words(lead.interest())));
        });
  }

  void act(Context context, Lead lead, Standing standing) {
    String act = context.formParam("act");
    switch (act == null ? "" : act) {
      case "keep" -> {
        desk.keep(lead);
        context.html(pages.notice(kept(lead, standing, false)));
      }
      case "weekly" -> {
        desk.keepWeekly(lead);
        context.html(pages.notice(kept(lead, standing, true)));
      }
      case "leave" -> {
        desk.leave(lead, OptOutCause.PAGE);
        context.html(pages.notice(LinkNotices.LEFT));
      }
      default -> ask(context.status(400), lead, standing);
    }
  }

  private Notice kept(Lead lead, Standing standing, boolean weekly) {
    if (standing == Standing.HELD) {
      return LinkNotices.HELD;
    }
    String wish = Wish.words(lead.interest());
    Notice.Link preferences = links.toPreferences(lead);
    return weekly ? LinkNotices.keptWeekly(wish, preferences) : LinkNotices.kept(wish, preferences);
  }
}
