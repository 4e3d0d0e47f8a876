package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger in memory, under the same contract as the Mongo adapter. */
public class FakeMessageLedger implements MessageLedger, Messages, DatedMessages {
  private final Map<String, Call> calls = new TreeMap<>();
  private final Map<String, Message> rows = new TreeMap<>();
  private final Map<String, Integer> judged = new HashMap<>();
  private final Map<Channel, Instant> latestConfirmed = new EnumMap<>(Channel.class);
  private final Map<String, String> domains = new HashMap<>();
  private final Map<String, String> providerOfCall = new HashMap<>();
  private final Map<Channel, String> providers;

  public FakeMessageLedger() {
    this(Map.of());
  }

  /**
   * @param providers noted with each call
   */
  public FakeMessageLedger(Map<Channel, String> providers) {
    this.providers = providers;
  }

  @Override
  public synchronized Set<String> claim(Call call, List<Draft> drafts) {
    calls.put(call.id(), call);
    noteProvider(call);
    Set<String> held = new HashSet<>();
    for (Draft draft : drafts) {
      Message row = rows.get(draft.sendId());
      if (row == null || !callOf(row).state().holdsClaims()) {
        rows.put(draft.sendId(), row(draft, call));
        String domain = draft.domain();
        if (domain != null) {
          domains.put(draft.sendId(), domain);
        }
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
  public synchronized void moveRefused(Call from, Call refused, Map<String, String> problems) {
    calls.putIfAbsent(refused.id(), refused);
    noteProvider(refused);
    problems.forEach(
        (sendId, problem) ->
            rows.computeIfPresent(
                sendId,
                (id, row) ->
                    row.call().equals(from.id())
                        ? withProblem(withCall(row, refused), problem)
                        : row));
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

  private void noteProvider(Call call) {
    String provider = providers.get(call.channel());
    if (provider != null) {
      providerOfCall.putIfAbsent(call.id(), provider);
    }
  }

  @Override
  public synchronized List<Message> listedByLead(Collection<String> leadIds, LocalDate from) {
    return find(
        rows.values().stream()
            .filter(row -> row.kind().isListedByLead() && leadIds.contains(row.leadId()))
            .map(Message::sendId)
            .filter(id -> !SendId.parse(id).date().isBefore(from))
            .toList());
  }

  @Override
  public synchronized void eachBetween(
      LocalDate from, LocalDate to, Consumer<DatedMessage> reader) {
    for (Message row : find(rows.keySet())) {
      boolean concerns =
          times(row)
              .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
              .anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
      if (concerns) {
        reader.accept(
            new DatedMessage(row, providerOfCall.get(row.call()), domains.get(row.sendId())));
      }
    }
  }

  private static Stream<Instant> times(Message row) {
    return Stream.of(
            row.at(),
            row.deliveredAt(),
            row.bouncedAt(),
            row.softBouncedAt(),
            row.droppedAt(),
            row.complainedAt(),
            row.unsubscribedAt(),
            row.openedAt(),
            row.clickedAt(),
            row.reactions().machineOpenedAt(),
            row.reactions().machineClickedAt())
        .filter(Objects::nonNull);
  }

  @Override
  public synchronized void forgetDomains(Collection<String> sendIds) {
    domains.keySet().removeAll(List.copyOf(sendIds));
  }

  @Override
  public synchronized void judged(String sendId, Reactions reactions, int revision) {
    Message row = rows.get(sendId);
    if (row != null && judged.getOrDefault(sendId, 0) <= revision) {
      judged.put(sendId, revision);
      rows.put(sendId, new Row(row).reactions(reactions).message());
    }
  }

  @Override
  public synchronized void merge(Collection<ProviderEvent> events) {
    for (ProviderEvent event : events) {
      rows.computeIfPresent(
          event.sendId(), (id, row) -> new Row(row).with(event.type(), event.at()).message());
      Call call = calls.get(event.callId());
      if (call != null && call.calledAt() != null) {
        if (call.state() == CallState.CALLING || call.state() == CallState.UNKNOWN) {
          put(call, CallState.ACCEPTED, call.calledAt(), call.providerId(), call.problem());
        }
        latestConfirmed.merge(call.channel(), call.calledAt(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
  }

  @Override
  public synchronized @Nullable Instant latestConfirmedCall(Channel channel) {
    return latestConfirmed.get(channel);
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
        Reactions.NONE,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Message withCall(Message r, Call call) {
    return new Row(r)
        .call(call)
        .problem(r.problem() == null ? call.problem() : r.problem())
        .message();
  }

  private static Message withProblem(Message r, String problem) {
    return new Row(r).problem(problem).message();
  }

  /** A row while it is changed. */
  private static final class Row {
    private final Message before;
    private String callId;
    private CallState state;
    private Instant at;
    private Reactions reactions;
    private final Map<ProviderEvent.Type, Instant> times = new EnumMap<>(ProviderEvent.Type.class);
    private @Nullable String problem;

    Row(Message row) {
      before = row;
      callId = row.call();
      state = row.state();
      at = row.at();
      reactions = row.reactions();
      problem = row.problem();
      keep(ProviderEvent.Type.DELIVERED, row.deliveredAt());
      keep(ProviderEvent.Type.BOUNCED_HARD, row.bouncedAt());
      keep(ProviderEvent.Type.BOUNCED_SOFT, row.softBouncedAt());
      keep(ProviderEvent.Type.DROPPED, row.droppedAt());
      keep(ProviderEvent.Type.COMPLAINED, row.complainedAt());
      keep(ProviderEvent.Type.UNSUBSCRIBED, row.unsubscribedAt());
    }

    private void keep(ProviderEvent.Type type, @Nullable Instant time) {
      if (time != null) {
        times.put(type, time);
      }
    }

    Row with(ProviderEvent.Type type, Instant time) {
      ProviderEvent.Type field =
          switch (type) {
            case BLOCKED, DROPPED_OPTED_OUT -> ProviderEvent.Type.DROPPED;
            default -> type;
          };
      times.merge(field, time, (a, b) -> a.isBefore(b) ? a : b);
      return this;
    }

    Row call(Call call) {
      callId = call.id();
      state = call.state();
      Instant calledAt = call.calledAt();
      at = calledAt == null ? call.at() : calledAt;
      return this;
    }

    Row reactions(Reactions value) {
      reactions = value;
      return this;
    }

    Row problem(@Nullable String value) {
      problem = value;
      return this;
    }

    Message message() {
      return new Message(
          before.sendId(),
          before.leadId(),
          before.channel(),
          before.kind(),
          before.epoch(),
          before.addressVersion(),
          before.postings(),
          callId,
          state,
          at,
          times.get(ProviderEvent.Type.DELIVERED),
          reactions,
          times.get(ProviderEvent.Type.BOUNCED_HARD),
          times.get(ProviderEvent.Type.BOUNCED_SOFT),
          times.get(ProviderEvent.Type.DROPPED),
          times.get(ProviderEvent.Type.COMPLAINED),
          times.get(ProviderEvent.Type.UNSUBSCRIBED),
          problem);
    }
  }
}
