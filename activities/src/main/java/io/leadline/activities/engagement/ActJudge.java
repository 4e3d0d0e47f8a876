package io.leadline.activities.engagement;

import io.leadline.activities.engagement.HumanActs.Judgement;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Messages;
import io.leadline.workflows.lead.EngagementSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what is due: the message's row says what people and machines did with it, people's acts
 * become engagement of the lead, and what they followed tells what it likes. Every API process
 * calls it in a loop. Killed anywhere, a message stays due and is judged again, with the same
 * result and under the same entry ids; several processes at once do no harm.
 */
public final class ActJudge {
  private static final Logger log = LoggerFactory.getLogger(ActJudge.class);
  private static final int MOST_AT_ONCE = 200;
  private static final Duration LEARN_AGAIN = Duration.ofMinutes(1);

  private final Acts acts;
  private final HumanActs humans;
  private final Messages messages;
  private final Engagements engagements;
  private final Tastes tastes;
  private final InstantSource clock;

  public ActJudge(
      Acts acts,
      HumanActs humans,
      Messages messages,
      Engagements engagements,
      Tastes tastes,
      InstantSource clock) {
    this.acts = acts;
    this.humans = humans;
    this.messages = messages;
    this.engagements = engagements;
    this.tastes = tastes;
    this.clock = clock;
  }

  /** What was made of one message; without a judgement it is nobody's. */
  private record Judged(MessageActs acts, String leadId, @Nullable Judgement judgement) {
    List<Tastes.Followed> followed() {
      return judgement == null
          ? List.of()
          : judgement.followed().stream()
              .map(act -> new Tastes.Followed(leadId, String.valueOf(act.link()), act.at()))
              .toList();
    }

    /** When to look again; earlier when what it followed is still to be learned. */
    @Nullable Instant again(boolean learned, Instant later) {
      Instant again = judgement == null ? null : judgement.again();
      boolean owes = !learned && !followed().isEmpty();
      return owes && (again == null || again.isAfter(later)) ? later : again;
    }
  }

  /**
   * One pass.
   *
   * @return whether another pass at once is worth while
   */
  public boolean judgeDue() {
    Instant now = clock.instant();
    List<MessageActs> due = acts.due(now, MOST_AT_ONCE);
    Map<String, Message> rows =
        messages.find(due.stream().map(MessageActs::sendId).toList()).stream()
            .collect(Collectors.toMap(Message::sendId, Function.identity()));
    List<Judged> judged =
        due.stream().map(each -> judge(each, rows.get(each.sendId()), now)).toList();
    boolean learned = learn(judged);
    judged.forEach(one -> acts.judged(one.acts(), one.again(learned, now.plus(LEARN_AGAIN))));
    return due.size() == MOST_AT_ONCE;
  }

  /** A message whose row is gone, or never was, is nobody's. */
  private Judged judge(MessageActs due, @Nullable Message row, Instant now) {
    if (row == null) {
      return new Judged(due, "", null);
    }
    Judgement judgement = humans.judge(due.acts(), row.at(), row.deliveredAt(), now);
    messages.judged(due.sendId(), judgement.reactions(), due.revision());
    engaged(row, EngagementSource.OPEN, judgement.lastOpen());
    engaged(row, EngagementSource.CLICK, judgement.lastClick());
    return new Judged(due, row.leadId(), judgement);
  }

  /** What a lead does counts whether or not the index can say what it was about. */
  private boolean learn(List<Judged> judged) {
    try {
      tastes.learn(judged.stream().flatMap(one -> one.followed().stream()).toList());
      return true;
    } catch (BackendUnavailableException e) {
      log.warn("What leads followed is learned in a minute: {}", e.getMessage());
      return false;
    }
  }

  private void engaged(Message row, EngagementSource source, @Nullable Instant at) {
    if (at != null) {
      String what = source.name().toLowerCase(Locale.ROOT);
      String entryId = what + "-" + row.sendId() + "-" + at.toEpochMilli();
      engagements.engaged(row.leadId(), source, at, entryId);
    }
  }
}
