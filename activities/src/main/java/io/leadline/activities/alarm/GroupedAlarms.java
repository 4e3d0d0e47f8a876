package io.leadline.activities.alarm;

import io.leadline.activities.alarm.AlarmChannel.Told;
import io.leadline.activities.alarm.AlarmGroups.Counted;
import io.leadline.activities.failure.BackendUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms of one process. Raising one only notes it; a thread of its own brings what was noted to
 * the groups that all processes share, and tells the channels of each new trouble at once and of
 * those that go on once per window. No channel and no store that is away holds anything up.
 */
public final class GroupedAlarms implements Alarms, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupedAlarms.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A channel that failed is left alone for so long. */
  private static final Duration REST = Duration.ofSeconds(30);

  /** Whatever goes wrong, the notes of a second have bounds. */
  private static final int MOST_GROUPS = 500;

  private final AlarmGroups shared;
  private final AlarmGroups local = new LocalAlarmGroups();
  private final AlarmLog log = new AlarmLog();
  private final @Nullable AlarmChannel people;
  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Noted> noted = new LinkedHashMap<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Thread thread = Thread.ofVirtual().name("alarms").unstarted(this::run);
  private Instant restUntil = Instant.MIN;

  private record Noted(Alarm last, long count) {}

  /**
   * @param people who hears of alarms beside the log; null for nobody
   * @param window how long equal alarms are counted before they are told again
   */
  public GroupedAlarms(
      AlarmGroups shared, @Nullable AlarmChannel people, Duration window, InstantSource clock) {
    this.shared = shared;
    this.people = people;
    this.window = window;
    this.clock = clock;
  }

  /** Begins to tell; before that alarms are only noted. */
  public void start() {
    thread.start();
  }

  @Override
  public void raise(Alarm alarm) {
    synchronized (noted) {
      if (noted.size() < MOST_GROUPS || noted.containsKey(alarm.group())) {
        noted.merge(
            alarm.group(),
            new Noted(alarm, 1),
            (before, more) -> new Noted(more.last, before.count + 1));
      }
    }
  }

  private void run() {
    while (!stopping.get()) {
      tellAll();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Tells everything that is to be told now. */
  synchronized void tellAll() {
    try {
      Instant now = clock.instant();
      for (Noted one : taken()) {
        if (add(one.last, one.count, now)) {
          tell(new Told(one.last, one.count, true, now));
        }
      }
      for (Counted group : ended(now)) {
        tell(new Told(group.last(), group.count(), false, group.since()));
      }
    } catch (RuntimeException e) {
      LOG.error("alarms could not be told", e);
    }
  }

  private List<Noted> taken() {
    synchronized (noted) {
      List<Noted> taken = List.copyOf(noted.values());
      noted.clear();
      return taken;
    }
  }

  private boolean add(Alarm alarm, long count, Instant now) {
    try {
      return shared.add(alarm, count, now, now.plus(window));
    } catch (BackendUnavailableException e) {
      return local.add(alarm, count, now, now.plus(window));
    }
  }

  private List<Counted> ended(Instant now) {
    List<Counted> ours = local.end(now, window);
    try {
      List<Counted> all = new ArrayList<>(ours);
      all.addAll(shared.end(now, window));
      return all;
    } catch (BackendUnavailableException e) {
      return ours;
    }
  }

  private void tell(Told told) {
    log.tell(told);
    if (people == null) {
      return;
    }
    Instant now = clock.instant();
    if (now.isBefore(restUntil)) {
      add(told.alarm(), told.count(), now);
      return;
    }
    try {
      people.tell(told);
    } catch (IOException | RuntimeException e) {
      LOG.warn("alarms reach nobody, but are counted and told later: {}", e.toString());
      restUntil = now.plus(REST);
      add(told.alarm(), told.count(), now);
    }
  }

  /** Tells what was raised last. */
  @Override
  public void close() {
    stopping.set(true);
    thread.interrupt();
    tellAll();
  }
}
