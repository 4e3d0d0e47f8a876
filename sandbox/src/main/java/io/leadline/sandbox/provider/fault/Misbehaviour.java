package io.leadline.sandbox.provider.fault;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Applies the current {@link Faults}: every decision is drawn here, so that a seed repeats a run.
 */
public final class Misbehaviour {
  private volatile Faults faults = Faults.NONE;
  private Random random = new Random(Faults.NONE.seed());

  /** Replaces the faults and starts the random source anew from their seed. */
  public synchronized void set(Faults newFaults) {
    faults = newFaults;
    random = new Random(newFaults.seed());
  }

  public Faults faults() {
    return faults;
  }

  /** How a send call is to be met. */
  public enum Reception {
    NORMAL,
    TOO_MANY_REQUESTS,
    UNAVAILABLE
  }

  /** Waits as long as the faults say, then decides about a send call. */
  public Reception receive() throws InterruptedException {
    Faults now = faults;
    if (now.latency().isPositive()) {
      Thread.sleep(now.latency());
    }
    if (happens(now.rate429())) {
      return Reception.TOO_MANY_REQUESTS;
    }
    return happens(now.rate5xx()) ? Reception.UNAVAILABLE : Reception.NORMAL;
  }

  /** Whether the call just accepted is to be left without an answer. */
  public boolean dropsAnswer() {
    return happens(faults.dropAfterAccept());
  }

  /** How often the event is to be posted. */
  public int copiesOfEvent() {
    double duplicates = faults.duplicateEvents();
    if (duplicates > 1) {
      return (int) duplicates;
    }
    return happens(duplicates) ? 2 : 1;
  }

  public boolean datesEventAhead() {
    return happens(faults.futureEvents());
  }

  /** Whether a stray event of long ago goes before this one. */
  public boolean addsAncientEvent() {
    return happens(faults.ancientEvents());
  }

  public boolean holdsEventBack() {
    return happens(faults.reorderEvents());
  }

  public synchronized <T> void shuffle(List<T> items) {
    Collections.shuffle(items, random);
  }

  private synchronized boolean happens(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }
}
