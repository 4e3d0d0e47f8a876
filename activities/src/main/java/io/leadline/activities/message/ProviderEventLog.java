package io.leadline.activities.message;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Provider events as received, by the provider's event id, so that a repeated one is recognised.
 */
public interface ProviderEventLog {
  /**
   * Stores events; those that are stored already stay as they are.
   *
   * @return ids of those that {@link #learnt} was not called for yet
   */
  Set<String> record(Collection<ProviderEvent> events, Instant receivedAt);

  /** Notes that what these events mean for their leads has been passed on. */
  void learnt(Collection<String> ids);

  /**
   * Ties a token that vouches for one request to what it came with, since some providers sign the
   * token alone.
   *
   * @param token with the provider's name before it, such as {@code mailgun-token-abc}
   * @param digest of the request
   * @return whether it came with nothing else before; a repeated request is no other one
   */
  boolean bind(String token, String digest, Instant receivedAt);

  /**
   * Removes what was received before then, texts from people and tokens included: whatever comes
   * again after that counts as new. Providers repeat within three days or so, so a week is enough.
   *
   * @return how many; fewer than the limit when none is left
   */
  int purgeBefore(Instant receivedBefore, int limit);
}
