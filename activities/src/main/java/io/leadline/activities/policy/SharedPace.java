package io.leadline.activities.policy;

import io.leadline.activities.job.JobRates;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendingGate;
import io.leadline.activities.message.SendingPace;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pace of every channel: what its provider asks for in its answers, and the rates that were set
 * for it, which all processes share through the store. Alerts wait here, since a batch that waits a
 * moment is better than one that starts again; what somebody waits for comes again by itself.
 */
public final class SharedPace implements SendingPace {
  /** A batch keeps up its heartbeat meanwhile. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A single message's activity has little time. */
  private static final Duration HASTE = Duration.ofSeconds(3);

  private final SendingLimits limits;
  private final JobRates rates;
  private final SendingGate gate;
  private final Waiting waiting;
  private final InstantSource clock;
  private final Map<Channel, Instant> resting = new ConcurrentHashMap<>();

  /**
   * @param gate says which channels are slowed
   */
  public SharedPace(
      SendingLimits limits,
      JobRates rates,
      SendingGate gate,
      Waiting waiting,
      InstantSource clock) {
    this.limits = limits;
    this.rates = rates;
    this.gate = gate;
    this.waiting = waiting;
    this.clock = clock;
  }

  @Override
  public int next(Channel channel, MessageKind kind, int wanted) {
    Instant latest = clock.instant().plus(patience(kind));
    while (true) {
      Instant now = clock.instant();
      Instant again = resting.getOrDefault(channel, Instant.MIN);
      if (!again.isAfter(now)) {
        int share = share(channel, kind, now, wanted);
        if (share > 0) {
          return share;
        }
        again = nextShare(channel, now);
      }
      if (again.isAfter(latest) || !waited(again)) {
        return 0;
      }
    }
  }

  @Override
  public boolean rest(Channel channel, MessageKind kind, Duration wait) {
    Instant until = clock.instant().plus(wait);
    resting.merge(channel, until, (a, b) -> a.isAfter(b) ? a : b);
    return wait.compareTo(patience(kind)) <= 0;
  }

  @Override
  public Optional<Instant> restsUntil(Channel channel) {
    Instant latest = clock.instant().plus(PATIENCE);
    return Optional.ofNullable(resting.get(channel)).filter(until -> until.isAfter(latest));
  }

  /** One call, and as many messages in it as may leave. */
  private int share(Channel channel, MessageKind kind, Instant now, int wanted) {
    Rate calls = limits.calls(channel);
    if (calls.isLimited()
        && rates.take(name("calls", channel), calls.begin(now), calls.most(), 1) == 0) {
      return 0;
    }
    int share = messages(channel, kind, now, wanted);
    if (share == 0 && calls.isLimited()) {
      rates.giveBack(name("calls", channel), calls.begin(now), 1);
    }
    return share;
  }

  private int messages(Channel channel, MessageKind kind, Instant now, int wanted) {
    Rate rate = rate(channel);
    if (!rate.isLimited()) {
      return wanted;
    }
    Rate ours = kind.mayBeWithheld() ? rate.leavingATenth() : rate;
    return rates.take(name("messages", channel), ours.begin(now), ours.most(), wanted);
  }

  private Instant nextShare(Channel channel, Instant now) {
    Rate calls = limits.calls(channel);
    Rate rate = rate(channel);
    Instant call = calls.isLimited() ? calls.nextBegin(now) : Instant.MAX;
    Instant message = rate.isLimited() ? rate.nextBegin(now) : Instant.MAX;
    return call.isBefore(message) ? call : message;
  }

  private Rate rate(Channel channel) {
    Rate usual = limits.messages(channel);
    if (!gate.slowed(channel)) {
      return usual;
    }
    Rate slow = limits.slowed();
    return usual.isSlowerThan(slow) ? usual : slow;
  }

  private boolean waited(Instant until) {
    try {
      waiting.until(until);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Duration patience(MessageKind kind) {
    return kind == MessageKind.ALERT ? PATIENCE : HASTE;
  }

  private static String name(String what, Channel channel) {
    return what + ":" + channel.name();
  }
}
