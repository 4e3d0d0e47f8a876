package io.leadline.activities.engagement;

import io.leadline.activities.message.Reactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells people from machines by the whole set of acts of one message. Pure: neither the order in
 * which acts came nor how often each was reported changes the judgement.
 */
public final class HumanActs {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
  private static final Comparator<Act> EARLIER =
      Comparator.comparing(Act::receivedAt).thenComparing(Act::at).thenComparing(Act::machine);

  private final HumanRules rules;

  public HumanActs(HumanRules rules) {
    this.rules = rules;
  }

  /**
   * What the acts amount to.
   *
   * @param reactions the earliest of each kind
   * @param lastOpen latest open by a person
   * @param lastClick latest click by a person
   * @param followed clicks by a person, each on a posting
   * @param again when to judge again, since some acts are still provisional
   */
  public record Judgement(
      Reactions reactions,
      @Nullable Instant lastOpen,
      @Nullable Instant lastClick,
      List<Act> followed,
      @Nullable Instant again) {}

  private enum Verdict {
    HUMAN,
    MACHINE,
    PROVISIONAL
  }

  /**
   * Judges a message.
   *
   * @param sentAt when its call was made; nothing is delivered before
   * @param deliveredAt null while that is not known
   */
  public Judgement judge(
      Collection<Act> reported, Instant sentAt, @Nullable Instant deliveredAt, Instant now) {
    Collection<Act> acts = distinct(reported);
    Map<Act, Verdict> verdicts = new HashMap<>();
    acts.forEach(act -> verdicts.put(act, verdict(act, acts, sentAt, deliveredAt, now)));
    Predicate<Act> human = act -> verdicts.get(act) == Verdict.HUMAN;
    Predicate<Act> machine = act -> verdicts.get(act) == Verdict.MACHINE;
    return new Judgement(
        new Reactions(
            first(acts, HumanActs::isOpen, human),
            first(acts, HumanActs::isClick, human),
            first(acts, HumanActs::isOpen, machine),
            first(acts, HumanActs::isClick, machine)),
        last(acts, HumanActs::isOpen, human),
        last(acts, HumanActs::isClick, human),
        acts.stream().filter(act -> act.link() != null && human.test(act)).toList(),
        acts.stream()
            .filter(act -> verdicts.get(act) == Verdict.PROVISIONAL)
            .map(act -> again(act, now))
            .min(Instant::compareTo)
            .orElse(null));
  }

  private Verdict verdict(
      Act act, Collection<Act> acts, Instant sentAt, @Nullable Instant deliveredAt, Instant now) {
    if (now.isBefore(act.receivedAt().plus(rules.judgeAfter()))) {
      return Verdict.PROVISIONAL;
    }
    if (act.machine() || act.kind() == Act.Kind.TRAP) {
      return Verdict.MACHINE;
    }
    if (act.kind() == Act.Kind.OPEN) {
      return Verdict.HUMAN;
    }
    Instant reached = deliveredAt == null ? sentAt : deliveredAt;
    if (act.at().isBefore(reached.plus(rules.tooSoon()))
        || nearTheTrap(act, acts)
        || inABurst(act, acts)) {
      return Verdict.MACHINE;
    }
    boolean waits =
        deliveredAt == null && now.isBefore(act.receivedAt().plus(rules.awaitDelivery()));
    return waits ? Verdict.PROVISIONAL : Verdict.HUMAN;
  }

  private boolean nearTheTrap(Act click, Collection<Act> acts) {
    return acts.stream()
        .filter(act -> act.kind() == Act.Kind.TRAP)
        .anyMatch(
            trap -> Duration.between(trap.at(), click.at()).abs().compareTo(rules.trapped()) <= 0);
  }

  /** Whether some stretch of that length with this click in it has enough distinct links. */
  private boolean inABurst(Act click, Collection<Act> acts) {
    return acts.stream()
        .filter(first -> isClick(first) && within(click, first))
        .anyMatch(first -> links(acts, first) >= HumanRules.BURST_LINKS);
  }

  private long links(Collection<Act> acts, Act first) {
    return acts.stream()
        .filter(act -> isClick(act) && within(act, first))
        .map(act -> act.link() == null ? "" : act.link())
        .distinct()
        .count();
  }

  private boolean within(Act act, Act first) {
    Instant from = first.at();
    return !act.at().isBefore(from) && !act.at().isAfter(from.plus(rules.burst()));
  }

  private Instant again(Act act, Instant now) {
    Instant ripe = act.receivedAt().plus(rules.judgeAfter());
    return ripe.isAfter(now) ? ripe : now.plus(LOOK_AGAIN);
  }

  /** Each act once; of two reports of it the earlier holds. */
  private static Collection<Act> distinct(Collection<Act> reported) {
    Map<String, Act> byId = new TreeMap<>();
    reported.forEach(
        act -> byId.merge(act.id(), act, (a, b) -> EARLIER.compare(a, b) <= 0 ? a : b));
    return byId.values();
  }

  private static boolean isOpen(Act act) {
    return act.kind() == Act.Kind.OPEN;
  }

  private static boolean isClick(Act act) {
    return act.kind() != Act.Kind.OPEN;
  }

  private static @Nullable Instant first(
      Collection<Act> acts, Predicate<Act> kind, Predicate<Act> who) {
    return acts.stream().filter(kind.and(who)).map(Act::at).min(Instant::compareTo).orElse(null);
  }

  private static @Nullable Instant last(
      Collection<Act> acts, Predicate<Act> kind, Predicate<Act> who) {
    return acts.stream().filter(kind.and(who)).map(Act::at).max(Instant::compareTo).orElse(null);
  }
}
