package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to whom: calls, and the rows that name them. A row's id is the claim on a message;
 * whoever finds a row that names a living call of somebody else does not send.
 */
public interface MessageLedger {
  /**
   * Stores the call, then claims its rows. A row that names a dead call (see {@link
   * CallState#holdsClaims}) is taken over; one that names a living call stays with it.
   *
   * @return ids of the drafts whose rows this call now holds
   */
  Set<String> claim(Call call, List<Draft> drafts);

  /**
   * Moves a call on if it is still in one of the states given and still belongs to this attempt of
   * this owner.
   *
   * @return whether it was moved
   */
  boolean advance(Call call, Set<CallState> from, CallState to, Instant at, CallNote note);

  /** Calls of an owner that earlier attempts left CLAIMED or CALLING. */
  List<Call> leftBehind(String owner, int attempt);

  /** Calls in a state that were claimed within {@code [after, before)}, oldest first. */
  List<Call> inState(CallState state, Instant after, Instant before, int limit);

  /** Removes rows that still name the call: nothing was sent, the messages are free. */
  void release(Call call, Collection<String> sendIds);

  /** Notes on rows why the provider refuses them. */
  void refuse(Call call, Map<String, String> problems);

  /**
   * Moves rows from a call that went out without them to a call of their own, with the reason on
   * each; rows that name another call stay as they are. Safe to repeat.
   *
   * @param refused stored as it is, unless a call of that id is there already
   */
  void moveRefused(Call from, Call refused, Map<String, String> problems);

  /** Those of these rows that exist, each with the state of the call that it names now. */
  List<Message> rows(Collection<String> sendIds);

  /**
   * Messages to these leads whose kind {@link MessageKind#isListedByLead}, with a date from that
   * day on; one query.
   */
  List<Message> listedByLead(Collection<String> leadIds, LocalDate from);

  /**
   * Merges what the provider reported: rows by minimum and maximum, calls that were in doubt become
   * ACCEPTED. Any order and any number of times gives the same result.
   */
  void merge(Collection<ProviderEvent> events);

  /** When the latest call of that channel was made of which its provider has reported anything. */
  @Nullable Instant latestConfirmedCall(Channel channel);

  /** What becomes known about a call when it moves on. */
  record CallNote(@Nullable String providerId, @Nullable String problem) {
    public static final CallNote NONE = new CallNote(null, null);

    public static CallNote problem(String problem) {
      return new CallNote(null, problem);
    }
  }
}
