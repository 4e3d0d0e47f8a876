package io.leadline.activities.engagement;

import io.leadline.activities.lead.RandomIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what was done with messages, to be judged a little later by {@link ActJudge}. */
public final class ActNotes {
  private final Acts acts;
  private final HumanRules rules;
  private final RandomIds ids;
  private final InstantSource clock;

  public ActNotes(Acts acts, HumanRules rules, RandomIds ids, InstantSource clock) {
    this.acts = acts;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
  }

  /** Notes acts by the send id of their message; durable when it returns. */
  public void note(Map<String, ? extends Collection<Act>> bySendId) {
    acts.note(bySendId, clock.instant().plus(rules.judgeAfter()));
  }

  /**
   * Notes that a link of ours was followed just now.
   *
   * @param postingId where the link leads; null for the hidden one
   * @param agent header {@code User-Agent}; only what is made of it is kept
   */
  public void followed(String sendId, @Nullable String postingId, @Nullable String agent) {
    Instant now = clock.instant();
    Act.Kind kind = postingId == null ? Act.Kind.TRAP : Act.Kind.CLICK;
    Act act = new Act(ids.next(), kind, postingId, now, now, Agents.isMachine(agent));
    note(Map.of(sendId, List.of(act)));
  }
}
