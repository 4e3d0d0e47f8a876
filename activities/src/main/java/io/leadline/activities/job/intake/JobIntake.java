package io.leadline.activities.job.intake;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.Sealer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts jobs: a submission is on disk, and will run whatever dies, when its call returns. As a
 * database commits its log, whatever arrives while a write is under way is the next write.
 */
public final class JobIntake implements AutoCloseable {
  private static final int MOST_ROUNDS = 8;
  private static final int MOST_DRAFTS = 5_000;
  private static final int MOST_BYTES = 16 << 20;

  private final JobStore jobs;
  private final Sealer sealer;
  private final Supplier<String> ids;
  private final InstantSource clock;
  private final GroupWriter writer;
  private final WriteQueue<Ticket> waiting = new WriteQueue<>(MOST_DRAFTS, MOST_BYTES);
  private final Thread thread = Thread.ofVirtual().name("job-intake").unstarted(this::run);

  /** A draft that somebody waits for; the answer says whether it was stored. */
  private record Ticket(Draft draft, CompletableFuture<Boolean> stored)
      implements WriteQueue.Sized {
    @Override
    public int bytes() {
      return draft.input().bytes().length;
    }
  }

  /** Where accepted jobs are kept, and who cares for their groups from then on. */
  public record Stores(
      JobStore jobs, JobGroups groups, GroupsInHand inHand, BrakesInSight brakes) {}

  private JobIntake(
      Stores stores,
      Sealer sealer,
      GroupStarts starts,
      String process,
      Supplier<String> ids,
      InstantSource clock) {
    this.jobs = stores.jobs();
    this.sealer = sealer;
    this.ids = ids;
    this.clock = clock;
    this.writer =
        new GroupWriter(
            jobs, stores.groups(), stores.inHand(), stores.brakes(), starts, process, ids, clock);
  }

  /**
   * Begins to accept.
   *
   * @param process name of this one among those that hold leases; it owns the groups
   * @param ids random ones of {@code [a-z2-7]}
   */
  public static JobIntake open(
      Stores stores,
      Sealer sealer,
      GroupStarts starts,
      String process,
      Supplier<String> ids,
      InstantSource clock) {
    JobIntake intake = new JobIntake(stores, sealer, starts, process, ids, clock);
    intake.thread.start();
    return intake;
  }

  public Accepted submit(Submission wish) {
    return submit(List.of(wish)).getFirst();
  }

  /**
   * Stores all of them, or says that it could not.
   *
   * @return one answer for each, in order; the same id for the same idempotency key
   * @throws BackendUnavailableException when the store is away or this process stops; then nothing
   *     was accepted, but what has an idempotency key may have been, and is found by it
   */
  public List<Accepted> submit(List<Submission> wishes) {
    @Nullable Accepted[] answers = new Accepted[wishes.size()];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      open.add(i);
    }
    for (int round = 0; !open.isEmpty(); round++) {
      if (round == MOST_ROUNDS) {
        throw new IllegalStateException("ids or keys of jobs were refused again and again");
      }
      open = round(wishes, open, answers);
    }
    return Arrays.asList(answers);
  }

  /** Gives answers where it can; the rest was refused and comes again under new ids. */
  private List<Integer> round(
      List<Submission> wishes, List<Integer> open, @Nullable Accepted[] answers) {
    List<Integer> asked = new ArrayList<>();
    List<Ticket> tickets = new ArrayList<>();
    for (int i : open) {
      Submission wish = wishes.get(i);
      Optional<Accepted> known = known(wish);
      if (known.isPresent()) {
        answers[i] = known.get();
      } else {
        asked.add(i);
        tickets.add(
            new Ticket(
                new Draft(
                    ids.get(), wish, sealer.seal(wish.input().getBytes(StandardCharsets.UTF_8))),
                new CompletableFuture<>()));
      }
    }
    if (!waiting.add(tickets)) {
      throw new BackendUnavailableException(
          "This process", "it stops", new IllegalStateException("no job was accepted"));
    }
    List<Integer> refused = new ArrayList<>();
    for (int t = 0; t < tickets.size(); t++) {
      if (stored(tickets.get(t))) {
        answers[asked.get(t)] = new Accepted(tickets.get(t).draft().id(), JobStatus.PENDING, false);
      } else {
        refused.add(asked.get(t));
      }
    }
    return refused;
  }

  private Optional<Accepted> known(Submission wish) {
    String key = wish.storedKey();
    if (key == null) {
      return Optional.empty();
    }
    Optional<JobRecord> found = jobs.findByKey(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Instant end = found.get().createdAt().plus(wish.kind().unique());
    if (clock.instant().isBefore(end)) {
      return Optional.of(new Accepted(found.get().id(), found.get().status(), true));
    }
    jobs.freeKey(found.get().id(), key);
    return Optional.empty();
  }

  private static boolean stored(Ticket ticket) {
    try {
      return ticket.stored().join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case BackendUnavailableException away ->
            throw new BackendUnavailableException(away.backend(), "no job was accepted", away);
        case RuntimeException other ->
            throw new IllegalStateException("no job was accepted", other);
        case null, default -> throw e;
      }
    }
  }

  /** How many calls wait for their write. */
  int waiting() {
    return waiting.calls();
  }

  private void run() {
    for (List<Ticket> next = waiting.take(); !next.isEmpty(); next = waiting.take()) {
      write(next);
    }
  }

  private void write(List<Ticket> tickets) {
    try {
      Set<String> refused = writer.write(tickets.stream().map(Ticket::draft).toList());
      tickets.forEach(ticket -> ticket.stored().complete(!refused.contains(ticket.draft().id())));
    } catch (RuntimeException e) {
      tickets.forEach(ticket -> ticket.stored().completeExceptionally(e));
    }
  }

  /** Takes nothing new and writes what was handed in. */
  @Override
  public void close() {
    waiting.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
