package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.FolderTree;
import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Brings the stack of one data folder up and keeps it up until this process is told to end: the
 * body of {@code ./leadline up}.
 */
public final class StackUp {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private final StackSettings settings;
  private final StackEvents events;
  private final Stack stack;
  private final StackFolder folder;

  /** The real stack. */
  public StackUp(StackSettings settings, StackEvents events) {
    this(settings, events, new StackTable(settings, events));
  }

  StackUp(StackSettings settings, StackEvents events, Stack stack) {
    this.settings = settings;
    this.events = events;
    this.stack = stack;
    this.folder = settings.folder();
  }

  /**
   * Returns only when another process runs the stack of this folder, as soon as it is ready;
   * otherwise runs it until the process ends or a component cannot be kept alive.
   *
   * @param fresh whether to begin with empty data
   * @param whenReady called once everything serves requests
   */
  public void run(boolean fresh, Runnable whenReady) {
    folder.create();
    try (FileChannel channel =
            FileChannel.open(
                folder.run().resolve("supervisor.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        new RunningStack(folder, events).await();
        whenReady.run();
        return;
      }
      StackReport.forget(folder);
      ProcessRecord.writeOwn(folder.record(StackFolder.SUPERVISOR));
      supervise(fresh, whenReady);
    } catch (IOException e) {
      throw new SetUpException(
          "The data folder %s cannot be used: %s".formatted(folder.root(), e.getMessage()), e);
    }
  }

  private void supervise(boolean fresh, Runnable whenReady) throws IOException {
    List<String> orphans = RunningComponent.stopOrphans(folder, GRACE);
    if (!orphans.isEmpty()) {
      events.say(
          "Stopped what an earlier stack left running: %s".formatted(String.join(", ", orphans)));
    }
    if (fresh) {
      clear();
    }
    new DiskSpace(folder.root()).require();
    Map<String, String> environment =
        StackEnvironment.of(settings, new StackKeys(folder.root(), new SecureRandom()).obtain());
    List<Component> table = stack.components(environment);
    StackPorts.requireFree(users(table));
    PrivateFile.writeVariables(
        folder.root().resolve("stack.env"), StackEnvironment.toLeave(settings, environment));
    stack.prepare();
    StackReport report =
        StackReport.begin(
            folder,
            table.stream()
                .filter(component -> component.kind() != Component.Kind.STEP)
                .map(Component::name)
                .toList(),
            stack.temporalBinary());
    if (settings.variable("TEMPORAL_ADDRESS").isEmpty()) {
      report.temporalUi("http://127.0.0.1:" + settings.ports().temporalUi());
    }
    Supervisor supervisor = new Supervisor(table, folder, events, report, InstantSource.system());
    Thread atExit = new Thread(() -> stop(supervisor), "stop");
    Runtime.getRuntime().addShutdownHook(atExit);
    supervisor.start();
    whenReady.run();
    supervisor.watch();
  }

  private void stop(Supervisor supervisor) {
    events.say("Stopping the stack");
    supervisor.stop();
    events.say("Stopped; data stays in %s".formatted(folder.root()));
  }

  private void clear() throws IOException {
    Stream.of("temporal", "elasticsearch", "mongodb", "simulator", "done")
        .map(folder.root()::resolve)
        .forEach(FolderTree::delete);
    events.say("Starting with empty data");
  }

  private Map<Integer, String> users(List<Component> table) {
    Map<Integer, String> users = new HashMap<>();
    for (Component component : table) {
      if (component.port() != 0) {
        users.put(component.port(), component.name());
      }
    }
    if (users.containsKey(settings.ports().temporal())) {
      users.put(settings.ports().temporalUi(), "the Temporal UI");
    }
    return users;
  }
}
