package io.leadline.activities.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ledger in memory, under the same contract as the Mongo adapter. */
public class FakeMessageLedger implements MessageLedger, Messages, DatedMessages {
  private final Map<String, Call> calls = new TreeMap<>();
  private final Map<String, Message> rows = new TreeMap<>();
  private @Nullable Instant latestConfirmed;

  @Override
  public synchronized Set<String> claim(Call call, List<Draft> drafts) {
    calls.put(call.id(), call);
    Set<String> held = new HashSet<>();
    for (Draft draft : drafts) {
      Message row = rows.get(draft.sendId());
      if (row == null || !callOf(row).state().holdsClaims()) {
        rows.put(draft.sendId(), row(draft, call));
        held.add(draft.sendId());
      }
    }
    return held;
  }

  @Override
  public synchronized boolean advance(
      Call call, Set<CallState> from, CallState to, Instant at, CallNote note) {
    Call stored = calls.get(call.id());
    if (stored == null
        || !from.contains(stored.state())
        || !stored.owner().equals(call.owner())
        || stored.attempt() != call.attempt()) {
      return false;
    }
    put(
        stored,
        to,
        to == CallState.CALLING ? at : stored.calledAt(),
        note.providerId() == null ? stored.providerId() : note.providerId(),
        note.problem() == null ? stored.problem() : note.problem());
    return true;
  }

  @Override
  public synchronized List<Call> leftBehind(String owner, int attempt) {
    return calls.values().stream()
        .filter(c -> c.state() == CallState.CLAIMED || c.state() == CallState.CALLING)
        .filter(c -> c.owner().equals(owner) && c.attempt() < attempt)
        .toList();
  }

  @Override
  public synchronized List<Call> inState(
      CallState state, Instant after, Instant before, int limit) {
    return calls.values().stream()
        .filter(c -> c.state() == state && !c.at().isBefore(after) && c.at().isBefore(before))
        .sorted(Comparator.comparing(Call::at))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void release(Call call, Collection<String> sendIds) {
    rows.values().removeIf(r -> sendIds.contains(r.sendId()) && r.call().equals(call.id()));
  }

  @Override
  public synchronized void refuse(Call call, Map<String, String> problems) {
    problems.forEach(
        (sendId, problem) ->
            rows.computeIfPresent(
                sendId,
                (id, row) -> row.call().equals(call.id()) ? withProblem(row, problem) : row));
  }

  @Override
  public List<Message> rows(Collection<String> sendIds) {
    return find(sendIds);
  }

  @Override
  public synchronized List<Message> find(Collection<String> sendIds) {
    List<Message> found = new ArrayList<>();
    for (String id : new HashSet<>(sendIds)) {
      Message row = rows.get(id);
      if (row != null) {
        found.add(withCall(row, callOf(row)));
      }
    }
    found.sort(Comparator.comparing(Message::at).thenComparing(Message::sendId));
    return List.copyOf(found);
  }

  @Override
  public synchronized void eachDated(LocalDate from, LocalDate to, Consumer<Message> reader) {
    find(rows.keySet().stream()
            .filter(id -> !SendId.parse(id).date().isBefore(from))
            .filter(id -> !SendId.parse(id).date().isAfter(to))
            .toList())
        .forEach(reader);
  }

  @Override
  public synchronized void clicked(String sendId, String postingId, Instant at) {
    update(sendId, ProviderEvent.Type.CLICKED, at);
  }

  @Override
  public synchronized void merge(Collection<ProviderEvent> events) {
    for (ProviderEvent event : events) {
      if (!(event.machine() && event.type() == ProviderEvent.Type.OPENED)) {
        update(event.sendId(), event.type(), event.at());
      }
      Call call = calls.get(event.callId());
      if (call != null && call.calledAt() != null) {
        if (call.state() == CallState.CALLING || call.state() == CallState.UNKNOWN) {
          put(call, CallState.ACCEPTED, call.calledAt(), call.providerId(), call.problem());
        }
        if (latestConfirmed == null || call.calledAt().isAfter(latestConfirmed)) {
          latestConfirmed = call.calledAt();
        }
      }
    }
  }

  @Override
  public synchronized @Nullable Instant latestConfirmedCall() {
    return latestConfirmed;
  }

  private Call callOf(Message row) {
    return Objects.requireNonNull(calls.get(row.call()));
  }

  /** All calls, oldest id first. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls.values());
  }

  private void put(
      Call call,
      CallState state,
      @Nullable Instant calledAt,
      @Nullable String providerId,
      @Nullable String problem) {
    calls.put(
        call.id(),
        new Call(
            call.id(),
            call.channel(),
            call.owner(),
            call.attempt(),
            state,
            call.at(),
            calledAt,
            call.sendIds(),
            providerId,
            problem));
  }

  private void update(String sendId, ProviderEvent.Type type, Instant at) {
    rows.computeIfPresent(
        sendId,
        (id, r) ->
            new Message(
                id,
                r.leadId(),
                r.channel(),
                r.kind(),
                r.epoch(),
                r.addressVersion(),
                r.postings(),
                r.call(),
                r.state(),
                r.at(),
                type == ProviderEvent.Type.DELIVERED ? min(r.deliveredAt(), at) : r.deliveredAt(),
                type == ProviderEvent.Type.OPENED ? min(r.openedAt(), at) : r.openedAt(),
                type == ProviderEvent.Type.CLICKED ? min(r.clickedAt(), at) : r.clickedAt(),
                type == ProviderEvent.Type.BOUNCED_HARD || type == ProviderEvent.Type.DROPPED
                    ? min(r.bouncedAt(), at)
                    : r.bouncedAt(),
                type == ProviderEvent.Type.COMPLAINED
                    ? min(r.complainedAt(), at)
                    : r.complainedAt(),
                type == ProviderEvent.Type.UNSUBSCRIBED
                    ? min(r.unsubscribedAt(), at)
                    : r.unsubscribedAt(),
                r.problem()));
  }

  private static Instant min(@Nullable Instant a, Instant b) {
    return a != null && a.isBefore(b) ? a : b;
  }

  private static Message row(Draft draft, Call call) {
    return new Message(
        draft.sendId(),
        draft.leadId(),
        draft.channel(),
        draft.kind(),
        draft.epoch(),
        draft.addressVersion(),
        draft.postings(),
        call.id(),
        call.state(),
        call.at(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Message withCall(Message r, Call call) {
    return new Message(
        r.sendId(),
        r.leadId(),
        r.channel(),
        r.kind(),
        r.epoch(),
        r.addressVersion(),
        r.postings(),
        r.call(),
        call.state(),
        call.calledAt() == null ? call.at() : call.calledAt(),
        r.deliveredAt(),
        r.openedAt(),
        r.clickedAt(),
        r.bouncedAt(),
        r.complainedAt(),
        r.unsubscribedAt(),
        r.problem() == null ? call.problem() : r.problem());
  }

  private static Message withProblem(Message r, String problem) {
    return new Message(
        r.sendId(),
        r.leadId(),
        r.channel(),
        r.kind(),
        r.epoch(),
        r.addressVersion(),
        r.postings(),
        r.call(),
        r.state(),
        r.at(),
        r.deliveredAt(),
        r.openedAt(),
        r.clickedAt(),
        r.bouncedAt(),
        r.complainedAt(),
        r.unsubscribedAt(),
        problem);
  }
}
