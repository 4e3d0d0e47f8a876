package io.leadline.sandbox.provider.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Does to events what the current faults say: some are posted more than once, late and out of
 * order, with impossible times. Used by the one thread that posts them.
 */
final class TroubledEvents {
  private static final Duration FAR = Duration.ofDays(3_653);

  private final Misbehaviour misbehaviour;
  private final EventDialect dialect;
  private List<ObjectNode> held = new ArrayList<>();

  TroubledEvents(Misbehaviour misbehaviour, EventDialect dialect) {
    this.misbehaviour = misbehaviour;
    this.dialect = dialect;
  }

  /** What is to be posted now that these events have happened. */
  List<ObjectNode> next(List<ObjectNode> events) {
    List<ObjectNode> now = new ArrayList<>();
    List<ObjectNode> later = new ArrayList<>();
    for (ObjectNode event : events) {
      if (misbehaviour.addsAncientEvent()) {
        now.add(ancient(event));
      }
      if (misbehaviour.datesEventAhead()) {
        dialect.shift(event, FAR);
      }
      for (int copies = misbehaviour.copiesOfEvent(); copies > 0; copies--) {
        (misbehaviour.holdsEventBack() ? later : now).add(event);
      }
    }
    now.addAll(held);
    held = later;
    if (misbehaviour.faults().reorderEvents() > 0) {
      misbehaviour.shuffle(now);
    }
    return now;
  }

  boolean holdsBack() {
    return !held.isEmpty();
  }

  /** What was held back, when nothing else happens. */
  List<ObjectNode> rest() {
    List<ObjectNode> last = held;
    held = new ArrayList<>();
    return last;
  }

  private ObjectNode ancient(ObjectNode event) {
    ObjectNode stray = dialect.stray(event);
    dialect.shift(stray, FAR.negated());
    return stray;
  }
}
