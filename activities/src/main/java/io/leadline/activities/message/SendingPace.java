package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How fast messages may leave by a channel; asked before each provider call. */
public interface SendingPace {
  /** As fast as calls are made; whoever is asked to wait comes again another time. */
  SendingPace FREE =
      new SendingPace() {
        @Override
        public int next(Channel channel, MessageKind kind, int wanted) {
          return wanted;
        }

        @Override
        public boolean rest(Channel channel, MessageKind kind, Duration wait) {
          return false;
        }

        @Override
        public Optional<Instant> restsUntil(Channel channel) {
          return Optional.empty();
        }
      };

  /**
   * Waits until some messages may leave, as long as their kind can wait.
   *
   * @param wanted at least 1
   * @return how many may leave in one call now; 0 when none may in that time
   */
  int next(Channel channel, MessageKind kind, int wanted);

  /**
   * The provider wants no call for so long, from this process at least.
   *
   * @return whether {@link #next} will wait that long for messages of that kind
   */
  boolean rest(Channel channel, MessageKind kind, Duration wait);

  /** How long the provider wants no call, when that is longer than anything waits; else empty. */
  Optional<Instant> restsUntil(Channel channel);
}
