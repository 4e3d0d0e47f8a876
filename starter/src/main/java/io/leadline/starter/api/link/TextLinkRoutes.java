package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.TextLinks;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.SendId;
import io.leadline.activities.posting.PostingHit;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.PostingsPage;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * {@code /s/{token}}, the one link of an alert by text: on to its posting, or to a page with all of
 * them. Every way from here leads over {@code /r/}, which notes the click; opening the page notes
 * nothing, because phones fetch a preview of every link.
 */
public final class TextLinkRoutes implements Routes {
  private final LinkReader links;
  private final TextLinks textLinks;
  private final LinkTokens tokens;
  private final Messages messages;
  private final Function<List<String>, List<PostingHit>> postings;
  private final InstantSource clock;
  private final Pages pages;

  /**
   * @param postings finds postings by id, open or not
   */
  public TextLinkRoutes(
      LinkReader links,
      TextLinks textLinks,
      LinkTokens tokens,
      Messages messages,
      Function<List<String>, List<PostingHit>> postings,
      InstantSource clock,
      Pages pages) {
    this.links = links;
    this.textLinks = textLinks;
    this.tokens = tokens;
    this.messages = messages;
    this.postings = postings;
    this.clock = clock;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/s/{token}", this::show);
  }

  private void show(Context context) {
    Message message =
        links.limited(context, textLinks::sendId).flatMap(messages::find).orElse(null);
    if (message == null) {
      context.status(404).html(pages.notice(Notice.BAD_LINK));
      return;
    }
    List<PostingHit> found = listed(message);
    if (found.isEmpty()) {
      context.status(410).html(pages.notice(Notice.POSTING_GONE));
    } else if (message.postings().size() == 1) {
      context.redirect(clickPath(message, found.getFirst()), HttpStatus.FOUND);
    } else {
      context.html(
          pages.postings(
              PostingsPage.of(
                  SendId.parse(message.sendId()).date(),
                  found,
                  posting -> clickPath(message, posting))));
    }
  }

  /** In the order of the alert, without what is gone. */
  private List<PostingHit> listed(Message message) {
    List<PostingHit> found = postings.apply(message.postings());
    return message.postings().stream()
        .flatMap(id -> found.stream().filter(posting -> posting.id().equals(id)))
        .toList();
  }

  private String clickPath(Message message, PostingHit posting) {
    return "/r/"
        + tokens.issue(
            new LinkToken(
                Purpose.CLICK,
                message.leadId(),
                message.channel(),
                message.epoch(),
                message.addressVersion(),
                message.sendId(),
                posting.id(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS)));
  }
}
