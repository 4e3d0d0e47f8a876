package io.leadline.activities.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What calls carry whose outcome is not known, for providers that recognise a repeated call. Kept
 * from before the call is made until it is answered; holds addresses, so sealed and for a day at
 * most.
 */
public interface CallBodies {
  /** For providers that would send a repeated call twice. */
  CallBodies NONE =
      new CallBodies() {
        @Override
        public void keep(String callId, List<Draft> drafts, Instant at) {}

        @Override
        public Optional<List<Draft>> find(String callId) {
          return Optional.empty();
        }

        @Override
        public void remove(String callId) {}

        @Override
        public void removeBefore(Instant keptBefore) {}
      };

  /** Keeping what is kept replaces it. */
  void keep(String callId, List<Draft> drafts, Instant at);

  /** The drafts in the order in which they were kept. */
  Optional<List<Draft>> find(String callId);

  /** Removing what is not there does nothing. */
  void remove(String callId);

  /** Removes what was kept before then. */
  void removeBefore(Instant keptBefore);
}
