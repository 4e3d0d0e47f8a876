package io.leadline.sandbox.provider.event;

import java.util.List;

/** How far the posting of events has got. */
public interface EventPosts {
  /** Events that a receiver has accepted since the start of this process. */
  long posted();

  /** Whether a receiver is not taking events at the moment. */
  boolean waitingForReceiver();

  /** Whether everything has been posted. */
  boolean idle();

  /** Several as one. */
  static EventPosts of(List<EventPosts> all) {
    return new EventPosts() {
      @Override
      public long posted() {
        return all.stream().mapToLong(EventPosts::posted).sum();
      }

      @Override
      public boolean waitingForReceiver() {
        return all.stream().anyMatch(EventPosts::waitingForReceiver);
      }

      @Override
      public boolean idle() {
        return all.stream().allMatch(EventPosts::idle);
      }
    };
  }
}
