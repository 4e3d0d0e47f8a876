package io.leadline.activities.engagement;

import io.leadline.activities.engagement.HumanActs.Judgement;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Messages;
import io.leadline.workflows.lead.EngagementSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges what is due: the message's row says what people and machines did with it, and people's
 * acts become engagement of the lead. Every API process calls it in a loop. Killed anywhere, a
 * message stays due and is judged again, with the same result and under the same entry ids; several
 * processes at once do no harm.
 */
public final class ActJudge {
  private static final int MOST_AT_ONCE = 200;

  private final Acts acts;
  private final HumanActs humans;
  private final Messages messages;
  private final Engagements engagements;
  private final InstantSource clock;

  public ActJudge(
      Acts acts,
      HumanActs humans,
      Messages messages,
      Engagements engagements,
      InstantSource clock) {
    this.acts = acts;
    this.humans = humans;
    this.messages = messages;
    this.engagements = engagements;
    this.clock = clock;
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
    for (MessageActs each : due) {
      acts.judged(each, judge(each, rows.get(each.sendId()), now));
    }
    return due.size() == MOST_AT_ONCE;
  }

  /** A message whose row is gone, or never was, is nobody's. */
  private @Nullable Instant judge(MessageActs due, @Nullable Message row, Instant now) {
    if (row == null) {
      return null;
    }
    Judgement judgement = humans.judge(due.acts(), row.at(), row.deliveredAt(), now);
    messages.judged(due.sendId(), judgement.reactions(), due.revision());
    engaged(row, EngagementSource.OPEN, judgement.lastOpen());
    engaged(row, EngagementSource.CLICK, judgement.lastClick());
    return judgement.again();
  }

  private void engaged(Message row, EngagementSource source, @Nullable Instant at) {
    if (at != null) {
      String what = source.name().toLowerCase(Locale.ROOT);
      String entryId = what + "-" + row.sendId() + "-" + at.toEpochMilli();
      engagements.engaged(row.leadId(), source, at, entryId);
    }
  }
}
