package io.leadline.activities.stats;

import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to leads in a period, from their stage histories. The field names are outward.
 *
 * @param signedUp opt-ins, first or renewed
 * @param confirmed addresses that were proved
 * @param closed lives that ended, by reason
 * @param unsubscribed withdrawals of consent, by cause
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
  private static final String UNSUBSCRIBE = "unsubscribe ";
  private static final String IGNORED = " ignored: ";

  static LeadCounts of(LeadChange change) {
    LeadStage after = change.after().stage();
    boolean moved = change.before() != after;
    CloseReason reason = change.after().reason();
    return new LeadCounts(
        moved && change.why().equals(SIGN_UP) ? 1 : 0,
        change.why().equals(CONFIRM) ? 1 : 0,
        moved && reason != null ? Map.of(reason, 1L) : Map.of(),
        withdrawal(change.why()),
        moved ? Map.of(change.before() + " -> " + after, 1L) : Map.of());
  }

  private static Map<String, Long> withdrawal(String why) {
    boolean counts = why.startsWith(UNSUBSCRIBE) && !why.contains(IGNORED);
    return counts ? Map.of(why.substring(UNSUBSCRIBE.length()), 1L) : Map.of();
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
