package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Runs the components of a table: each as soon as those before it are ready, and backwards when the
 * stack stops. One watch per component does the work; this class joins them.
 */
public final class Supervisor {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration UPKEEP = Duration.ofSeconds(20);

  private final Map<String, ComponentWatch> watches = new LinkedHashMap<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final StackFolder folder;
  private final StackEvents events;
  private final StackReport report;

  /** Prepares the watches; nothing runs before {@link #start}. */
  public Supervisor(
      List<Component> table,
      StackFolder folder,
      StackEvents events,
      StackReport report,
      InstantSource clock) {
    this.folder = folder;
    this.events = events;
    this.report = report;
    for (Component component : table) {
      watches.put(component.name(), new ComponentWatch(component, folder, events, report, clock));
    }
  }

  /** Starts everything; returns when all is ready, throws when something cannot be. */
  public void start() {
    report.ready(false);
    watches.values().forEach(watch -> Thread.ofVirtual().start(() -> live(watch)));
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            watches.values().stream()
                .map(ComponentWatch::ready)
                .toArray(CompletableFuture<?>[]::new));
    while (!all.isDone()) {
      await(CompletableFuture.anyOf(all, failure), LOOK);
      events.now("waiting for " + waitingFor());
    }
    report.ready(true);
  }

  /** Keeps the stack running until it is stopped; throws when a component dies too often. */
  public void watch() {
    DiskSpace disk = new DiskSpace(folder.root());
    while (true) {
      await(failure, UPKEEP);
      disk.change().ifPresent(events::say);
      watches.keySet().forEach(name -> new LogFile(folder.log(name)).rotate());
    }
  }

  /** Stops everything, those first that need others. */
  public void stop() {
    report.ready(false);
    List<ComponentWatch> left = new ArrayList<>(watches.values());
    while (!left.isEmpty()) {
      List<ComponentWatch> next = left.stream().filter(watch -> !needed(watch, left)).toList();
      List<Thread> stopping =
          next.stream().map(watch -> Thread.ofVirtual().start(() -> watch.stop(GRACE))).toList();
      try {
        for (Thread thread : stopping) {
          thread.join();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      left.removeAll(next);
    }
  }

  private static boolean needed(ComponentWatch watch, List<ComponentWatch> by) {
    return by.stream()
        .anyMatch(other -> other.component().after().contains(watch.component().name()));
  }

  private void live(ComponentWatch watch) {
    try {
      for (String before : watch.component().after()) {
        ComponentWatch other = watches.get(before);
        if (other != null) {
          other.ready().get();
        }
      }
      watch.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      failure.completeExceptionally(e);
    }
  }

  private String waitingFor() {
    return watches.values().stream()
        .filter(watch -> !watch.ready().isDone())
        .map(watch -> watch.component().name())
        .collect(Collectors.joining(", "));
  }

  private static void await(CompletableFuture<?> future, Duration patience) {
    try {
      future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Looked again by the caller.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetUpException("Interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SetUpException known
          ? known
          : new CompletionException(e.getCause());
    }
  }
}
