package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.Question;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.OptOutCause;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /unsubscribe/{token}} as RFC 8058 asks: GET shows a page and changes nothing; a POST by
 * the mailbox provider acts at once and answers 200 with an empty body; the page's button gets a
 * page. When an answer goes out the suppression is stored.
 */
public final class UnsubscribeRoutes implements Routes {
  private static final String PATH = "/unsubscribe/{token}";

  private final LinkReader links;
  private final Function<String, Optional<Lead>> leads;
  private final OptOut optOut;
  private final Pages pages;

  /** Withdraws a lead's consent on a channel; returns when that is stored. */
  @FunctionalInterface
  public interface OptOut {
    void unsubscribe(Lead lead, Channel channel, OptOutCause cause);
  }

  /**
   * @param leads finds a lead by its id
   */
  public UnsubscribeRoutes(
      LinkReader links, Function<String, Optional<Lead>> leads, OptOut optOut, Pages pages) {
    this.links = links;
    this.leads = leads;
    this.optOut = optOut;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, this::ask);
    routes.post(PATH, this::act);
  }

  private void ask(Context context) {
    links
        .read(context, Purpose.UNSUBSCRIBE)
        .ifPresentOrElse(
            token -> context.html(pages.question(Question.UNSUBSCRIBE)), () -> refuse(context));
  }

  private void act(Context context) {
    LinkToken token = links.read(context, Purpose.UNSUBSCRIBE).orElse(null);
    if (token == null) {
      refuse(context);
      return;
    }
    String contentType = context.contentType();
    switch (OneClick.read(contentType == null ? "" : contentType, context.body())) {
      case PROVIDER -> {
        unsubscribe(token, OptOutCause.ONE_CLICK);
        context.status(200).contentType("text/plain").result("");
      }
      case PAGE -> {
        unsubscribe(token, OptOutCause.PAGE);
        context.html(pages.notice(Notice.UNSUBSCRIBED));
      }
      case NOBODY -> context.status(400).html(pages.question(Question.UNSUBSCRIBE));
    }
  }

  /** A lead that is gone needs nothing more, and its reader hears the same. */
  private void unsubscribe(LinkToken token, OptOutCause cause) {
    leads.apply(token.leadId()).ifPresent(lead -> optOut.unsubscribe(lead, token.channel(), cause));
  }

  private void refuse(Context context) {
    context.status(404).html(pages.notice(Notice.BAD_LINK));
  }
}
