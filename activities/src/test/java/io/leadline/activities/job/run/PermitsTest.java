package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PermitsTest {
  private final Permits permits = new Permits(1);
  private final List<Integer> served = new CopyOnWriteArrayList<>();

  @Test
  void freeSlotGoesToTheMostUrgent_andAmongEqualsToTheFirst() throws Exception {
    assertThat(permits.acquire(3, () -> false)).isTrue();
    List<Thread> waiting = List.of(waiter(5), waiter(3), waiter(1), waiter(3));

    permits.release();
    for (Thread thread : waiting) {
      thread.join();
    }

    assertThat(served).containsExactly(1, 3, 3, 5);
    assertThat(permits.used()).isZero();
  }

  @Test
  void waitingCanBeEnded() throws Exception {
    assertThat(permits.acquire(3, () -> false)).isTrue();
    AtomicBoolean enough = new AtomicBoolean();
    CountDownLatch asked = new CountDownLatch(1);
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    assertThat(
                            permits.acquire(
                                1,
                                () -> {
                                  asked.countDown();
                                  return enough.get();
                                }))
                        .isFalse();
                  } catch (InterruptedException e) {
                    served.add(-1);
                  }
                });
    asked.await();
    enough.set(true);
    thread.join();
    assertThat(served).isEmpty();

    permits.release();

    assertThat(permits.used()).isZero();
    assertThat(permits.acquire(5, () -> true)).isTrue();
  }

  @Test
  void interruptedWaiterLeavesItsPlace() throws Exception {
    assertThat(permits.acquire(3, () -> false)).isTrue();
    Thread first = waiter(1);
    first.interrupt();
    first.join();

    permits.release();

    assertThat(served).isEmpty();
    assertThat(permits.used()).isZero();
  }

  /** Waits for a slot with this priority, and passes it on. */
  private Thread waiter(int priority) throws InterruptedException {
    CountDownLatch asking = new CountDownLatch(1);
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    permits.acquire(
                        priority,
                        () -> {
                          asking.countDown();
                          return false;
                        });
                    served.add(priority);
                    permits.release();
                  } catch (InterruptedException e) {
                    // left its place
                  }
                });
    asking.await();
    return thread;
  }
}
