package io.leadline.activities.engagement;

import java.util.List;

/**
 * Everything that is known to have been done with one message.
 *
 * @param revision grows with every act, so that a judgement of fewer acts never replaces one of
 *     more
 */
public record MessageActs(String sendId, int revision, List<Act> acts) {
  public MessageActs {
    acts = List.copyOf(acts);
  }
}
