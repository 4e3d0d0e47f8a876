package io.leadline.workflows.lead;

import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes down which notices are asked for, and ends them as it is told. */
public final class FakeNoticeActivities implements NoticeActivities {
  private final List<NoticeRequest> ended = new CopyOnWriteArrayList<>();
  private volatile NoticeResult result = NoticeResult.SENT;
  private volatile boolean down;

  /** How notices end from now on. */
  public void endWith(NoticeResult next) {
    result = next;
  }

  /** Whether the provider is down. */
  public void down(boolean isDown) {
    down = isDown;
  }

  @Override
  public NoticeResult sendNotice(NoticeRequest request) {
    if (down) {
      throw ApplicationFailure.newFailure("the provider is down", "THROTTLED", "failure1");
    }
    ended.add(request);
    return result;
  }

  /** Those that came to an end, such as {@code WINBACK 2 EMAIL}. */
  public List<String> sent() {
    return ended.stream().map(it -> it.kind() + " " + it.ordinal() + " " + it.channel()).toList();
  }
}
