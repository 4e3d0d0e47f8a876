package io.leadline.activities.lead;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a signed link says. Signed and unsigned by {@link LinkTokens}; links hold ids only.
 *
 * @param epoch opt-in it belongs to
 * @param addressVersion version of the address it was sent to
 * @param sendId message it stood in, when there was one
 * @param postingId posting it leads to, for CLICK
 * @param issuedAt to the second
 */
public record LinkToken(
    Purpose purpose,
    String leadId,
    Channel channel,
    int epoch,
    int addressVersion,
    @Nullable String sendId,
    @Nullable String postingId,
    Instant issuedAt) {
  /** What the link may do. */
  public enum Purpose {
    VERIFY,
    UNSUBSCRIBE,
    CLICK,
    KEEP,
    PREFERENCES,
    NEW_ADDRESS
  }
}
