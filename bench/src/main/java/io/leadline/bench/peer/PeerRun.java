package io.leadline.bench.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.provider.Behaviour;
import io.leadline.bench.provider.CallLedger;
import io.leadline.bench.provider.SlowProvider;
import io.leadline.bench.provider.Takeover;
import io.leadline.bench.provider.Tally;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The measurements of one peer, each a line with the field names of our own. */
public final class PeerRun {
  /** For digests; nobody is called. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration DIGEST = Duration.ofMillis(20);
  private static final Duration LONG_DIGEST = Duration.ofMillis(500);
  private static final Duration NEW_WORKER = Duration.ofSeconds(1);
  private static final int WARM_UP = 100;
  private static final int PICKUPS = 100;
  private static final int ROUNDS = 20;

  private final Peer peer;
  private final PeerWorkplace workplace;

  PeerRun(Peer peer, PeerWorkplace workplace) {
    this.peer = peer;
    this.workplace = workplace;
  }

  /** Jobs that do nothing, with a worker running, and then from a backlog; one by one each. */
  ObjectNode jobs(int size) {
    ObjectNode line = line("jobs", size);
    try (PeerProcess worker = warmWorker(NOBODY)) {
      long before = workplace.done();
      PeerWorkplace.Submitted submitted = workplace.submit("noop", size, NOBODY);
      waitFor(before + size, workplace::done);
      double seconds = now() - submitted.began();
      line.put("perSecond", Math.round(size / seconds));
      line.put("acceptedPerSecond", Math.round(size / (submitted.ended() - submitted.began())));
      line.put("lost", Math.max(0, before + size - workplace.done()));
      line.put("doubled", Math.max(0, workplace.done() - before - size));
      worker.kill();
    }
    long before = workplace.done();
    workplace.submit("noop", size, NOBODY);
    try (PeerProcess worker = workplace.worker(NOBODY)) {
      waitFor(before + 1, workplace::done);
      double first = now();
      waitFor(before + size, workplace::done);
      line.put("drainPerSecond", Math.round(size / (now() - first)));
      worker.kill();
    }
    return line;
  }

  /** From the submission to the start of a lone job, 50 ms apart, with an idle worker. */
  ObjectNode pickup() {
    try (PeerProcess worker = warmWorker(NOBODY)) {
      long before = workplace.done();
      workplace.submit("pickup", PICKUPS, NOBODY);
      waitFor(PICKUPS, () -> workplace.doneAfter(before).size());
      List<Double> millis =
          workplace.doneAfter(before).stream().map(Double::valueOf).sorted().toList();
      worker.kill();
      return line("pickup", PICKUPS)
          .put("p50Ms", millis.get(millis.size() / 2))
          .put("p99Ms", millis.get((int) (millis.size() * 0.99)));
    }
  }

  /** One call of 20 ms per lead, submitted one by one. */
  ObjectNode digest(int size) throws IOException {
    try (SlowProvider provider = new SlowProvider(Behaviour.steady(DIGEST));
        PeerProcess worker = warmWorker(provider.url())) {
      CallLedger ledger = provider.ledger();
      double began = workplace.submit("digest", size, provider.url()).began();
      waitFor(size, ledger::size);
      double seconds = now() - began;
      worker.kill();
      Tally tally = Tally.of(ledger.calls());
      return line("digest-jobs", size)
          .put("seconds", seconds)
          .put("perSecond", Math.round(size / seconds))
          .put("lost", size - tally.accepted())
          .put("doubled", tally.doubled());
    }
  }

  /**
   * SIGKILL for the worker and all its children in the middle of calls of half a second; a new one
   * a second later.
   *
   * @param watch how long it may take until everything is taken over
   */
  ObjectNode takeover(Duration watch) throws IOException {
    int size = ROUNDS * peer.slots();
    try (SlowProvider provider = new SlowProvider(Behaviour.steady(LONG_DIGEST))) {
      CallLedger ledger = provider.ledger();
      long killedAt;
      Set<Integer> underWay;
      try (PeerProcess worker = warmWorker(provider.url())) {
        workplace.submit("digest", size, provider.url());
        waitFor(size / 2, ledger::size);
        worker.kill();
        killedAt = System.nanoTime();
        underWay = ledger.underWay();
      }
      LockSupport.parkNanos(NEW_WORKER.toNanos());
      try (PeerProcess successor = workplace.worker(provider.url())) {
        Set<Integer> wanted = underWay;
        long since = killedAt;
        waitUntil(
            watch,
            () ->
                Tally.of(ledger.calls()).accepted() == size
                    && Takeover.of(ledger.calls(), since, wanted).left() == 0);
        successor.kill();
      }
      Takeover takeover = Takeover.of(ledger.calls(), killedAt, underWay);
      ObjectNode line =
          line("takeover", size)
              .put("notCalled", size - Tally.of(ledger.calls()).accepted())
              .put("underWayAtTheKill", underWay.size())
              .put("calledAgain", takeover.again())
              .put("notTakenOver", takeover.left())
              .put("resumedSeconds", takeover.firstCall().toMillis() / 1000.0)
              .put("watchedSeconds", watch.toSeconds());
      return takeover.left() == 0
          ? line.put("takenOverSeconds", takeover.all().toMillis() / 1000.0)
          : line.putNull("takenOverSeconds");
    }
  }

  private PeerProcess warmWorker(URI provider) {
    PeerProcess worker = workplace.worker(provider);
    long before = workplace.done();
    workplace.submit("noop", WARM_UP, provider);
    waitFor(before + WARM_UP, workplace::done);
    return worker;
  }

  private ObjectNode line(String name, int size) {
    return OwnStack.JSON
        .createObjectNode()
        .put("name", name)
        .put("peer", peer.name())
        .put("version", peer.version())
        .put("slots", peer.slots())
        .put("size", size);
  }

  /** Returns when it is reached, or when nothing has changed for a minute. */
  private static void waitFor(long wanted, LongSupplier count) {
    long last = count.getAsLong();
    long changed = System.nanoTime();
    while (last < wanted && System.nanoTime() - changed < SILENCE.toNanos()) {
      LockSupport.parkNanos(LOOK.toNanos());
      long now = count.getAsLong();
      changed = now == last ? changed : System.nanoTime();
      last = now;
    }
  }

  private static void waitUntil(Duration longest, BooleanSupplier condition) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.multipliedBy(10).toNanos());
    }
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
