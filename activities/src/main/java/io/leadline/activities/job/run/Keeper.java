package io.leadline.activities.job.run;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the lease of a run, heartbeats, and tells the run when another one has taken over. */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private final GroupLease lease;
  private final GroupRun run;
  private final Runnable heartbeat;
  private final Duration every;
  private final Thread thread = Thread.ofVirtual().name("jobs-keeper").unstarted(this::keep);

  Keeper(GroupLease lease, GroupRun run, Runnable heartbeat, Duration every) {
    this.lease = lease;
    this.run = run;
    this.heartbeat = heartbeat;
    this.every = every;
  }

  void start() {
    thread.start();
  }

  private void keep() {
    try {
      while (true) {
        Thread.sleep(every);
        renew();
        beat();
      }
    } catch (InterruptedException e) {
      // the run has ended
    }
  }

  private void renew() {
    try {
      lease.renew();
    } catch (RuntimeException e) {
      // The store is away; whoever begins or records a job asks again.
      LOG.warn("a lease could not be renewed: {}", e.toString());
      return;
    }
    if (!lease.holdsAny()) {
      LOG.warn("another attempt has taken over; stopping what runs here");
      run.lose();
    }
  }

  private void beat() {
    try {
      heartbeat.run();
    } catch (RuntimeException e) {
      LOG.warn("handing back what runs, since Temporal says so: {}", e.toString());
      run.end();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
