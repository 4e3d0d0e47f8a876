package io.leadline.activities.alert;

import static io.leadline.activities.alert.HitBuilder.aHit;

import io.leadline.activities.message.CallBodies;
import io.leadline.activities.message.CallSettlement;
import io.leadline.activities.message.ChannelSender;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeMessageProvider;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.NoRepeats;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.SendingPace;
import io.leadline.activities.message.SendingPolicy;
import io.leadline.activities.message.SendingRules;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.policy.WeeklyCap;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The alert run over its real sender and a ledger in memory; can be killed at any step. */
final class AlertWorld {
  static final Instant SLOT = StateBuilder.SLOT;
  static final Duration SETTLE_AFTER = Duration.ofMinutes(15);

  final FakeAlertStates states = new FakeAlertStates();
  final FixedPostings index = new FixedPostings();
  final FakeMessageLedger ledger = new FakeMessageLedger();
  final FakeMessageProvider provider = new FakeMessageProvider();
  final FakeSuppressions suppressions = new FakeSuppressions();
  final Slots slots = new Slots(AlertSettings.DEFAULTS);
  volatile Instant now = SLOT.plusSeconds(20);
  final Set<Channel> setUp = EnumSet.allOf(Channel.class);
  int leadsPerPass = 1000;
  private int attempt;
  private int steps;
  private int fatal = Integer.MAX_VALUE;
  private final AtomicInteger calls = new AtomicInteger();

  /** The process died. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  AlertState due(StateBuilder builder) {
    AlertState state = builder.build();
    if (!states.put(state, null)) {
      throw new AssertionError("there already: " + state.id());
    }
    return state;
  }

  AlertState stored(AlertState state) {
    return states.find(state.leadId()).getFirst();
  }

  static List<PostingHit> hits(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> aHit(prefix + i).score(1000 - i).build())
        .toList();
  }

  /** From here on the process dies at the {@code n}th step: before or after a call outside. */
  void killAt(int n) {
    steps = 0;
    fatal = n;
  }

  int steps() {
    return steps;
  }

  AlertCounts run() {
    return run(AlertCounts.NONE, counts -> {});
  }

  AlertCounts run(AlertCounts before, Heartbeat heartbeat) {
    return run(new AlertShard(SLOT, 0, 1), before, heartbeat);
  }

  AlertCounts run(AlertShard shard, AlertCounts before, Heartbeat heartbeat) {
    return new DailyAlerts(
            mortal(AlertStates.class, states),
            mortal(PostingIndex.class, index),
            new PlainAlertDrafts(),
            sender(),
            cap(),
            AlertSettings.DEFAULTS,
            () -> now,
            leadsPerPass)
        .run(
            shard,
            ++attempt,
            before,
            counts -> {
              step();
              heartbeat.beat(counts);
            });
  }

  /** The provider reports on what it took, and open calls are settled from that. */
  void settle() {
    ledger.merge(
        provider.accepted().stream()
            .flatMap(draft -> ledger.find(draft.sendId()).stream())
            .map(
                row ->
                    new ProviderEvent(
                        "e-" + row.sendId(),
                        row.sendId(),
                        row.call(),
                        ProviderEvent.Type.DELIVERED,
                        now,
                        null,
                        false))
            .toList());
    AlertRedrafts redrafts =
        new AlertRedrafts(states, index, new PlainAlertDrafts(), AlertSettings.DEFAULTS);
    new CallSettlement(ledger, sender(), redrafts, new NoRepeats(), SETTLE_AFTER, () -> now)
        .settle();
  }

  /** What a lead was sent, in order. */
  List<String> postingsOf(AlertState state) {
    return provider.accepted().stream()
        .filter(draft -> draft.leadId().equals(state.leadId()))
        .flatMap(draft -> draft.postings().stream())
        .toList();
  }

  List<String> sentTo() {
    return provider.accepted().stream().map(Draft::leadId).toList();
  }

  /** Why nothing may leave, as an operator's brake would say. */
  Optional<String> stopped = Optional.empty();

  /** How fast, and to whom, messages may go; anything goes unless told otherwise. */
  SendingPace pace = SendingPace.FREE;

  SendingPolicy policy = SendingPolicy.NONE;
  int perWeek = 14;

  WeeklyCap cap() {
    return new WeeklyCap(ledger, Map.of(Channel.EMAIL, perWeek, Channel.SMS, perWeek));
  }

  MessageSender sender() {
    MessageSender sender =
        new LedgerSender(
            mortal(MessageLedger.class, ledger),
            mortal(Suppressions.class, suppressions),
            mortal(MessageProvider.class, provider),
            CallBodies.NONE,
            new SendingRules(channel -> stopped, pace, policy),
            () -> "call" + calls.incrementAndGet(),
            () -> now);
    return new ChannelSender(
        setUp.stream().collect(Collectors.toMap(Function.identity(), channel -> sender)));
  }

  /** Nothing goes on after the fatal step, on no thread. */
  private void step() {
    if (++steps >= fatal) {
      throw new Killed();
    }
  }

  /** The same port, with a step before and after each call, one call at a time. */
  private <T> T mortal(Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              synchronized (AlertWorld.this) {
                step();
                try {
                  return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                } finally {
                  step();
                }
              }
            }));
  }
}
