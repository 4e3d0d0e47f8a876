package io.leadline.activities.job.desk;

import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobQueue;
import io.leadline.workflows.lead.Channel;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Pauses and resumes kinds of jobs, queues, and the sending of messages; every process hears of it
 * within a second.
 */
public final class BrakeDesk {
  private final JobBrakes brakes;
  private final JobGroups groups;
  private final OperatorNotes notes;
  private final InstantSource clock;

  public BrakeDesk(JobBrakes brakes, JobGroups groups, OperatorNotes notes, InstantSource clock) {
    this.brakes = brakes;
    this.groups = groups;
    this.notes = notes;
    this.clock = clock;
  }

  /** Jobs of the kind wait from now on, also those that are accepted later. */
  public void pauseKind(String kind, String who) {
    pause(Brake.kind(kind), who);
  }

  /** False when it was not paused. */
  public boolean resumeKind(String kind, String who) {
    boolean resumed = resume(Brake.kind(kind), who);
    groups.release(Brake.kind(kind), clock.instant());
    return resumed;
  }

  /** No job of the queue begins from now on; those that run go on. */
  public void pauseQueue(JobQueue queue, String who) {
    pause(Brake.queue(queue), who);
  }

  /** False when it was not paused. */
  public boolean resumeQueue(JobQueue queue, String who) {
    boolean resumed = resume(Brake.queue(queue), who);
    groups.release(Brake.queue(queue), clock.instant());
    return resumed;
  }

  /**
   * No message leaves by the channel from now on; stopping what is stopped keeps the first stop.
   */
  public void stopSending(Channel channel, String who, String why) {
    brakes.pause(new Brake(Brake.sending(channel), who, clock.instant(), why));
    notes.add(who, "sending.stop", Brake.sending(channel), why);
  }

  /** At full speed; false when it was neither stopped nor slowed. */
  public boolean startSending(Channel channel, String who) {
    boolean stopped = brakes.resume(Brake.sending(channel));
    boolean slowed = brakes.resume(Brake.slow(channel));
    boolean started = stopped || slowed;
    if (started) {
      notes.add(who, "sending.start", Brake.sending(channel), "");
    }
    return started;
  }

  /** Who stopped the channel, when and why; empty while messages leave. */
  public Optional<Brake> sendingStop(Channel channel) {
    return brakes.all().stream()
        .filter(brake -> brake.what().equals(Brake.sending(channel)))
        .findFirst();
  }

  private void pause(String what, String who) {
    brakes.pause(new Brake(what, who, clock.instant()));
    notes.add(who, "pause", what, "");
  }

  private boolean resume(String what, String who) {
    boolean resumed = brakes.resume(what);
    if (resumed) {
      notes.add(who, "resume", what, "");
    }
    return resumed;
  }
}
