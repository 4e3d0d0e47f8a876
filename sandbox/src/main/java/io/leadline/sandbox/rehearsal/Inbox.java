package io.leadline.sandbox.rehearsal;

import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.message.Draft;
import io.leadline.sandbox.provider.content.Links;
import io.leadline.sandbox.rehearsal.board.Outbound;
import io.leadline.workflows.lead.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a lead has received, with the links in it as it would press them. */
final class Inbox {
  private final List<Outbound> mails = new ArrayList<>();
  private final LinkTokens tokens;

  Inbox(LinkTokens tokens) {
    this.tokens = tokens;
  }

  void add(Outbound outbound) {
    if (outbound.draft().channel() == Channel.EMAIL) {
      mails.add(outbound);
    }
  }

  Optional<Outbound> newestMail() {
    return mails.isEmpty() ? Optional.empty() : Optional.of(mails.getLast());
  }

  /** What the first link of that purpose in a message says, if it has one that still works. */
  Optional<LinkToken> link(Draft draft, LinkToken.Purpose purpose) {
    return Links.of(draft.html(), draft.text()).stream()
        .map(link -> link.substring(link.lastIndexOf('/') + 1))
        .flatMap(token -> tokens.read(token).stream())
        .filter(token -> token.purpose() == purpose && isSeen(token))
        .findFirst();
  }

  /** Alerts have a link that only machines follow; it leads to no posting. */
  private static boolean isSeen(LinkToken token) {
    return token.purpose() != LinkToken.Purpose.CLICK || token.postingId() != null;
  }

  /** The same in the newest mail that has one. */
  Optional<LinkToken> newestLink(LinkToken.Purpose purpose) {
    return mails.reversed().stream()
        .flatMap(mail -> link(mail.draft(), purpose).stream())
        .findFirst();
  }
}
