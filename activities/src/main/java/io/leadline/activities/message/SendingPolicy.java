package io.leadline.activities.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whether messages may go to their recipients now; asked for each call, once it is claimed. */
@FunctionalInterface
public interface SendingPolicy {
  /** Withholds nothing. */
  SendingPolicy NONE =
      drafts ->
          new Places() {
            @Override
            public Map<String, SendOutcome> withheld() {
              return Map.of();
            }

            @Override
            public void release(Collection<Draft> unsent) {}
          };

  /**
   * Takes a place under every limit for each of these that may go out.
   *
   * @param drafts of one channel
   */
  Places places(List<Draft> drafts);

  /** What was taken for the drafts of one call. */
  interface Places {
    /** Those that may not go out now and why, by send id. */
    Map<String, SendOutcome> withheld();

    /** These do not leave after all: their places are free for others. */
    void release(Collection<Draft> unsent);
  }
}
