package io.leadline.activities.engagement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The acts of messages, and which messages are due to be judged. */
public interface Acts {
  /** A message with more acts than this is a machine's toy; the rest is not kept. */
  int MOST = 500;

  /**
   * Adds acts to their messages and makes those due; durable when it returns. The same act again
   * adds nothing but makes the message due again.
   *
   * @param bySendId acts of each message
   * @param dueAt when to judge, unless the message is due before
   */
  void note(Map<String, ? extends Collection<Act>> bySendId, Instant dueAt);

  /** Messages due at that moment, the longest due first. */
  List<MessageActs> due(Instant now, int limit);

  /**
   * Notes that these acts were judged, unless others have come since.
   *
   * @param again when to judge once more; null when nothing is provisional
   */
  void judged(MessageActs acts, @Nullable Instant again);

  /** Removes the acts of these messages, judged or not. Safe to repeat. */
  void forget(Collection<String> sendIds);

  /**
   * Removes the acts of messages whose date was over then, wherever on earth, unless they are still
   * to be judged. Their verdict stays in the row of the message; an act that comes later begins a
   * new set.
   *
   * @return how many messages; fewer than the limit when none is left
   */
  int purgeBefore(Instant then, int limit);
}
