package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.preference.PreferenceDesk;
import io.leadline.activities.preference.Standing;
import io.leadline.starter.page.LinkNotices;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.workflows.lead.Channel;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;

/** Reads the links by which a lead helps itself, and answers those that lead nowhere any more. */
public final class LeadLinks {
  private final LinkReader links;
  private final LinkTokens tokens;
  private final PreferenceDesk desk;
  private final Pages pages;
  private final InstantSource clock;

  public LeadLinks(
      LinkReader links, LinkTokens tokens, PreferenceDesk desk, Pages pages, InstantSource clock) {
    this.links = links;
    this.tokens = tokens;
    this.desk = desk;
    this.pages = pages;
    this.clock = clock;
  }

  /** Hands over the lead and how it stands; answers by itself when there is nothing to do. */
  void follow(Context context, Purpose purpose, BiConsumer<Lead, Standing> page) {
    LinkToken link = links.read(context, purpose).orElse(null);
    if (link == null) {
      context.status(404).html(pages.notice(Notice.BAD_LINK));
      return;
    }
    Standing standing = desk.standing(link);
    switch (standing) {
      case GONE -> context.status(410).html(pages.notice(LinkNotices.GONE));
      case FORMER_ADDRESS -> context.status(410).html(pages.notice(LinkNotices.FORMER_ADDRESS));
      case UNPROVED -> context.status(409).html(pages.notice(LinkNotices.UNPROVED));
      case LEFT -> context.html(pages.notice(LinkNotices.LEFT));
      case ON, AWAY, QUIET, HELD, LET_GO ->
          desk.lead(link).ifPresent(lead -> page.accept(lead, standing));
    }
  }

  /** Where a notice sends a lead on to change its alerts. */
  Notice.Link toPreferences(Lead lead) {
    String token =
        tokens.issue(
            new LinkToken(
                Purpose.PREFERENCES,
                lead.id(),
                Channel.EMAIL,
                lead.epoch(),
                lead.addressVersion(),
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    return new Notice.Link("/preferences/" + token, "Change your alerts");
  }
}
