package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.posting.PostingHit;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /r/{token}}: notes the click and sends the reader on to the posting. The target is looked
 * up by the id in the signed token, so the address cannot be made to lead anywhere else. A link
 * without a posting is the hidden one of its mail: whoever follows it is no person. HEAD requests
 * never get here: scanners use them, and they count for nothing.
 */
public final class ClickRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(ClickRoutes.class);

  private final LinkReader links;
  private final ActNotes acts;
  private final Function<List<String>, List<PostingHit>> postings;
  private final Pages pages;

  /**
   * @param postings finds postings by id, open or not
   */
  public ClickRoutes(
      LinkReader links,
      ActNotes acts,
      Function<List<String>, List<PostingHit>> postings,
      Pages pages) {
    this.links = links;
    this.acts = acts;
    this.postings = postings;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/r/{token}", this::follow);
  }

  private void follow(Context context) {
    LinkToken token = links.read(context, Purpose.CLICK).orElse(null);
    if (token == null) {
      context.status(404).html(pages.notice(Notice.BAD_LINK));
      return;
    }
    note(token, context.userAgent());
    String postingId = token.postingId();
    if (postingId == null) {
      context.redirect("/", HttpStatus.FOUND);
      return;
    }
    target(postingId)
        .ifPresentOrElse(
            url -> context.redirect(url, HttpStatus.FOUND),
            () -> context.status(410).html(pages.notice(Notice.POSTING_GONE)));
  }

  /** A click that cannot be stored is a lesser harm than a reader who cannot go on. */
  private void note(LinkToken token, @Nullable String agent) {
    if (token.sendId() != null) {
      try {
        acts.followed(token.sendId(), token.postingId(), agent);
      } catch (BackendUnavailableException e) {
        LOG.warn("A click on {} was not noted: {}", token.sendId(), e.getMessage());
      }
    }
  }

  private Optional<String> target(String postingId) {
    return postings.apply(List.of(postingId)).stream()
        .map(PostingHit::url)
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
        .findFirst();
  }
}
