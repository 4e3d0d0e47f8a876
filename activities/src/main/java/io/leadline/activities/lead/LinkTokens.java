package io.leadline.activities.lead;

import java.util.Optional;

/**
 * Makes and reads the signed tokens in links: base64url of the facts with a truncated HMAC-SHA256.
 */
public interface LinkTokens {
  String issue(LinkToken token);

  /** Empty for anything that we did not sign. Verification tokens also end after their life. */
  Optional<LinkToken> read(String token);
}
