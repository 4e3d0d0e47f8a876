package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes one component through its life on a thread of its own: waits for those before it, starts
 * it, watches it, starts it again when it dies, stops it.
 */
final class ComponentWatch {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LEFT_OVERS = Duration.ofSeconds(5);

  private final Component component;
  private final StackFolder folder;
  private final StackEvents events;
  private final StackReport report;
  private final InstantSource clock;
  private final RestartPolicy restarts = new RestartPolicy();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Object lock = new Object();
  private volatile boolean stopping;
  private @Nullable Process process;

  ComponentWatch(
      Component component,
      StackFolder folder,
      StackEvents events,
      StackReport report,
      InstantSource clock) {
    this.component = component;
    this.folder = folder;
    this.events = events;
    this.report = report;
    this.clock = clock;
    state(ComponentState.WAITING);
  }

  /** Ends normally when the component served for the first time, a step when it is done. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  Component component() {
    return component;
  }

  /** Runs until the component is stopped; throws when it cannot be kept running. */
  void run() throws InterruptedException {
    switch (component.kind()) {
      case SERVICE -> keepRunning();
      case STEP -> runToItsEnd();
      case EXTERNAL -> requireAnswer();
    }
  }

  /** Stops the component and keeps it from starting again. */
  void stop(Duration grace) {
    Process running;
    synchronized (lock) {
      stopping = true;
      running = process;
    }
    if (running != null) {
      if (RunningComponent.stop(component.name(), folder, grace)) {
        events.say(
            "%s did not end within %d s and was killed"
                .formatted(component.name(), grace.toSeconds()));
      }
    }
    if (component.kind() == Component.Kind.SERVICE) {
      state(ComponentState.STOPPED);
    }
  }

  private void keepRunning() throws InterruptedException {
    while (true) {
      Instant from = clock.instant();
      state(ready.isDone() ? ComponentState.RESTARTING : ComponentState.STARTING);
      Process started = start();
      if (started == null) {
        return;
      }
      if (awaitReady(started)) {
        becameReady(Duration.between(from, clock.instant()));
        started.waitFor();
      } else if (!ready.isDone() && !stopping) {
        state(ComponentState.FAILED);
        throw new SetUpException(whyNotReady(started) + tail());
      }
      if (stopping) {
        return;
      }
      // Children of a dead server, or a server that no longer answers.
      RunningComponent.stop(component.name(), folder, LEFT_OVERS);
      pauseAfterDeath(started.waitFor());
    }
  }

  private void becameReady(Duration after) {
    state(ComponentState.READY);
    String again = ready.isDone() ? "running again" : "ready";
    events.say(
        "%-14s %s after %.1f s  %s"
            .formatted(component.name(), again, after.toMillis() / 1000.0, component.url()));
    ready.complete(null);
  }

  private void pauseAfterDeath(int code) throws InterruptedException {
    Optional<Duration> pause = restarts.afterDeath(clock.instant());
    if (pause.isEmpty()) {
      state(ComponentState.FAILED);
      throw new SetUpException(
          "%s died %d times within a minute, the last time with %s. Its log ends:%s"
              .formatted(component.name(), RestartPolicy.DEATHS, exit(code), tail()));
    }
    state(ComponentState.RESTARTING);
    events.say(
        "%s died (%s); starting it again. Log: %s"
            .formatted(component.name(), exit(code), folder.log(component.name())));
    TimeUnit.MILLISECONDS.sleep(pause.get().toMillis());
  }

  private void runToItsEnd() throws InterruptedException {
    if (component.freshDataOnly() && Files.exists(folder.done(component.name()))) {
      ready.complete(null);
      return;
    }
    Process step = start();
    if (step == null) {
      return;
    }
    boolean ended = step.waitFor(component.deadline().toMillis(), TimeUnit.MILLISECONDS);
    if (stopping) {
      return;
    }
    if (!ended || step.exitValue() != 0) {
      RunningComponent.stop(component.name(), folder, LEFT_OVERS);
      String how = ended ? exit(step.exitValue()) : "no end within " + component.deadline();
      throw new SetUpException(
          "The step %s failed (%s):%s".formatted(component.name(), how, tail()));
    }
    try {
      if (component.freshDataOnly()) {
        Path done = folder.done(component.name());
        Files.createDirectories(done.getParent());
        Files.createFile(done);
      }
    } catch (IOException e) {
      throw new SetUpException("Cannot write to %s: %s".formatted(folder.root(), e), e);
    }
    events.say("%-14s done".formatted(component.name()));
    ready.complete(null);
  }

  private void requireAnswer() throws InterruptedException {
    Instant end = clock.instant().plus(component.deadline());
    while (!component.ready().getAsBoolean()) {
      if (stopping) {
        return;
      }
      if (clock.instant().isAfter(end)) {
        throw new UnreachableBackend(component.name(), component.url());
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    becameReady(Duration.ZERO);
  }

  private @Nullable Process start() {
    synchronized (lock) {
      if (stopping) {
        return null;
      }
      new LogFile(folder.log(component.name())).rotate();
      Process started = RunningComponent.start(component.name(), component.launch().get(), folder);
      process = started;
      return started;
    }
  }

  private boolean awaitReady(Process started) throws InterruptedException {
    Instant end = clock.instant().plus(component.deadline());
    while (started.isAlive() && !stopping && clock.instant().isBefore(end)) {
      if (component.ready().getAsBoolean()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    return false;
  }

  private String whyNotReady(Process started) {
    return started.isAlive()
        ? "%s does not answer %d s after its start. Its log ends:"
            .formatted(component.name(), component.deadline().toSeconds())
        : "%s does not start (%s). Its log ends:"
            .formatted(component.name(), exit(started.exitValue()));
  }

  private String tail() {
    return new LogFile(folder.log(component.name())).tail();
  }

  private void state(ComponentState state) {
    if (component.kind() != Component.Kind.STEP) {
      report.component(component.name(), state, component.url());
    }
  }

  private static String exit(int code) {
    return code > 128 ? "signal " + (code - 128) : "exit code " + code;
  }
}
