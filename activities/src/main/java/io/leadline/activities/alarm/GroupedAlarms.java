package io.leadline.activities.alarm;

import io.leadline.activities.alarm.AlarmChannel.Told;
import io.leadline.activities.alarm.AlarmGroups.Counted;
import io.leadline.activities.failure.BackendUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
        AlarmGroups opened = opened(one.last, one.count, now);
        if (opened != null) {
          tell(new Told(one.last, one.count, true, now), opened);
        }
      }
      for (AlarmGroups groups : List.of(local, shared)) {
        for (Counted group : ended(groups, now)) {
          tell(new Told(group.last(), group.count(), group.first(), group.since()), groups);
        }
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

  /** Those that it opened a group of; null when it is counted in one that is open. */
  private @Nullable AlarmGroups opened(Alarm alarm, long count, Instant now) {
    Instant owedAgain = now.plus(REST);
    try {
      return shared.add(alarm, count, now, owedAgain) ? shared : null;
    } catch (BackendUnavailableException e) {
      return local.add(alarm, count, now, owedAgain) ? local : null;
    }
  }

  private List<Counted> ended(AlarmGroups groups, Instant now) {
    try {
      return groups.end(now, window, REST);
    } catch (BackendUnavailableException e) {
      return List.of();
    }
  }

  /** What cannot be told now is counted on, and a new trouble stays owed. */
  private void tell(Told told, AlarmGroups groups) {
    log.tell(told);
    Instant now = clock.instant();
    if (people != null && now.isBefore(restUntil)) {
      keep(told, now);
      return;
    }
    try {
      if (people != null) {
        people.tell(told);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("alarms reach nobody, but are counted and told later: {}", e.toString());
      restUntil = now.plus(REST);
      keep(told, now);
      return;
    }
    if (told.first()) {
      settle(told, groups, now);
    }
  }

  private void keep(Told told, Instant now) {
    if (!told.first()) {
      opened(told.alarm(), told.count(), now);
    }
  }

  private void settle(Told told, AlarmGroups groups, Instant now) {
    try {
      groups.told(told.alarm().group(), told.count(), now.plus(window));
    } catch (BackendUnavailableException e) {
      LOG.warn("{} may be told once more: {}", told.alarm().group(), e.getMessage());
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
