package io.leadline.activities.template;

import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.TextLinks;
import java.util.Optional;

/** Links of samples: as long as real ones, and without any effect. */
public final class SampleLinks implements LinkTokens, TextLinks {
  private static final String TEXT = "sample-0123456789abcdefg";

  static final String TOKEN = "sample-" + "0123456789".repeat(6);

  @Override
  public String issue(LinkToken token) {
    return TOKEN;
  }

  @Override
  public String issue(String sendId) {
    return TEXT;
  }

  @Override
  public Optional<LinkToken> read(String token) {
    return Optional.empty();
  }

  @Override
  public Optional<String> sendId(String token) {
    return Optional.empty();
  }
}
