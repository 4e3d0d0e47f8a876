package io.leadline.activities.message;

import java.time.Duration;
import java.util.List;

/**
 * The send call of a provider of mail or text messages, seen from the ledger. Does not retry by
 * itself.
 */
public interface MessageProvider {
  /** Its name in records and metrics, such as {@code sendgrid}. */
  String name();

  /** Most messages that one call may carry. */
  int maxRecipients();

  /** Most characters of content that one call may carry. */
  int maxCharacters();

  /** Makes one call. Every way it can end is an answer; nothing is thrown. */
  CallAnswer send(String callId, List<Draft> drafts);

  /**
   * How long it recognises a call that is made again under the same id with the same content, and
   * answers as before without sending anything twice. Zero: a lost answer stays a lost answer.
   */
  default Duration remembersCalls() {
    return Duration.ZERO;
  }

  /**
   * Takes an address off the provider's own list of those who opted out, which would swallow the
   * message that asks for a new opt-in. Does nothing where there is no such list; when it fails,
   * the message is sent all the same and the provider's events tell.
   */
  default void liftOptOut(String to) {}
}
