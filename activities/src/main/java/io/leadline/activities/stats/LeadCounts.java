package io.leadline.activities.stats;

import io.leadline.activities.lead.LifeStep;
import io.leadline.workflows.lead.CloseReason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to leads in a period, from their stage histories. The field names are outward.
 *
 * @param signedUp opt-ins, first or renewed
 * @param confirmed addresses that were proved
 * @param closed lives that ended, by reason
 * @param unsubscribed withdrawals of consent on either channel, by cause
 * @param transitions changes of stage, as {@code ACTIVE -> PAUSED}
 */
public record LeadCounts(
    long signedUp,
    long confirmed,
    Map<CloseReason, Long> closed,
    Map<String, Long> unsubscribed,
    Map<String, Long> transitions) {
  public static final LeadCounts NONE = new LeadCounts(0, 0, Map.of(), Map.of(), Map.of());

  private static final String SIGN_UP = "signUp";
  private static final String CONFIRM = "confirm";
  private static final List<String> WITHDRAWALS = List.of("unsubscribe ", "smsStop ");
  private static final String IGNORED = " ignored: ";

  static LeadCounts of(LifeStep step) {
    return new LeadCounts(
        signsUp(step) ? 1 : 0,
        confirms(step) ? 1 : 0,
        step.moved() && step.reason() != null ? Map.of(step.reason(), 1L) : Map.of(),
        withdrawal(step.why()),
        step.moved() ? Map.of(step.before() + " -> " + step.after(), 1L) : Map.of());
  }

  /** Whether the step is an opt-in, first or renewed. */
  static boolean signsUp(LifeStep step) {
    return step.moved() && step.why().equals(SIGN_UP);
  }

  /** Whether an address was proved by it. */
  static boolean confirms(LifeStep step) {
    return step.why().equals(CONFIRM);
  }

  /** Of which cause; a withdrawal of what is withdrawn already is none. */
  private static Map<String, Long> withdrawal(String why) {
    if (why.contains(IGNORED)) {
      return Map.of();
    }
    return WITHDRAWALS.stream()
        .filter(why::startsWith)
        .findFirst()
        .map(event -> Map.of(why.substring(event.length()), 1L))
        .orElse(Map.of());
  }

  public LeadCounts plus(LeadCounts other) {
    return new LeadCounts(
        signedUp + other.signedUp,
        confirmed + other.confirmed,
        sum(closed, other.closed),
        sum(unsubscribed, other.unsubscribed),
        sum(transitions, other.transitions));
  }

  static <K> Map<K, Long> sum(Map<K, Long> a, Map<K, Long> b) {
    Map<K, Long> all = new TreeMap<>(a);
    b.forEach((key, count) -> all.merge(key, count, Long::sum));
    return all;
  }
}
