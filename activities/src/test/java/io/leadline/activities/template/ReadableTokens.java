package io.leadline.activities.template;

import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkTokens;
import java.util.Optional;

/** Tokens whose meaning can be read in a rendered mail. */
final class ReadableTokens implements LinkTokens {
  @Override
  public String issue(LinkToken token) {
    return token.purpose()
        + "_"
        + (token.sendId() == null ? token.leadId() : token.sendId())
        + (token.postingId() == null ? "" : "_" + token.postingId());
  }

  @Override
  public Optional<LinkToken> read(String token) {
    throw new UnsupportedOperationException();
  }
}
