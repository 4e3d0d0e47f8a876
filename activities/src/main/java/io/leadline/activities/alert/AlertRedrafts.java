package io.leadline.activities.alert;

import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.Redrafts;
import io.leadline.activities.message.SendId;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Composes alerts again that turned out not to have been sent, with the postings they were to show.
 * Passes over messages of other kinds.
 */
public final class AlertRedrafts implements Redrafts {
  private final AlertStates states;
  private final PostingIndex index;
  private final AlertDrafts drafts;
  private final Slots slots;

  public AlertRedrafts(
      AlertStates states, PostingIndex index, AlertDrafts drafts, AlertSettings settings) {
    this.states = states;
    this.index = index;
    this.drafts = drafts;
    this.slots = new Slots(settings);
  }

  @Override
  public List<Draft> redraft(List<Message> messages, Instant now) {
    List<Message> alerts = messages.stream().filter(m -> m.kind() == MessageKind.ALERT).toList();
    if (alerts.isEmpty()) {
      return List.of();
    }
    Map<String, PostingHit> postings =
        index.get(alerts.stream().flatMap(m -> m.postings().stream()).distinct().toList()).stream()
            .collect(Collectors.toMap(PostingHit::id, Function.identity()));
    List<Draft> wanted = new ArrayList<>();
    for (Message alert : alerts) {
      List<PostingHit> shown =
          alert.postings().stream().map(postings::get).filter(Objects::nonNull).toList();
      if (!shown.isEmpty()) {
        state(alert, now)
            .map(state -> drafts.draft(state, shown))
            .filter(draft -> draft.sendId().equals(alert.sendId()))
            .ifPresent(wanted::add);
      }
    }
    return wanted;
  }

  /** The lead's state at the slot of that message, unless it is too late or no longer the same. */
  private Optional<AlertState> state(Message alert, Instant now) {
    LocalDate date = SendId.parse(alert.sendId()).date();
    return states.find(alert.leadId()).stream()
        .filter(state -> state.channel() == alert.channel() && state.slot() != null)
        .filter(state -> state.epoch() == alert.epoch())
        .filter(state -> state.addressVersion() == alert.addressVersion())
        .flatMap(state -> slot(state, date).map(state::at).stream())
        .filter(state -> !slots.stale(state.pace(), state.dueSlot(), now))
        .findFirst();
  }

  private static Optional<Instant> slot(AlertState state, LocalDate date) {
    return state.dueDate().equals(date)
        ? Optional.of(state.dueSlot())
        : state.recent().entries().stream()
            .filter(entry -> entry.date().equals(date))
            .map(RecentSlots.Entry::slot)
            .findFirst();
  }
}
