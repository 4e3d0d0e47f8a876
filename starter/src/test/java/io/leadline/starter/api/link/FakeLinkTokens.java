package io.leadline.starter.api.link;

import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows the tokens that it issued, and no others. */
final class FakeLinkTokens implements LinkTokens {
  private final Map<String, LinkToken> issued = new HashMap<>();

  @Override
  public String issue(LinkToken token) {
    String text = "t" + issued.size() + "-" + token.purpose();
    issued.put(text, token);
    return text;
  }

  @Override
  public Optional<LinkToken> read(String token) {
    return Optional.ofNullable(issued.get(token));
  }
}
