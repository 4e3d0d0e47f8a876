package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A stack of shell commands, run by the real supervisor in a process of its own. */
record TrivialStack(StackFolder folder) implements Stack {

  /** While a file of this name is in the folder, the set-up does not end. */
  static final String HELD = "held";

  /** {@code FOLDER}: runs until it is stopped. */
  public static void main(String[] arguments) {
    StackFolder folder = new StackFolder(Path.of(arguments[0]));
    Terminal terminal = new Terminal(System.out, false, InstantSource.system());
    new StackUp(StackSettings.of(folder.root(), 0, Map.of()), terminal, new TrivialStack(folder))
        .run(false, () -> terminal.say("all ready"));
  }

  @Override
  public List<Component> components(Map<String, String> environment) {
    return List.of(
        // A server with a child, as Elasticsearch is: both have to go.
        server("store", "sleep 1000 & echo up >> store.data; wait"),
        Component.step("once", () -> shell("echo done >> once.data"))
            .onFreshDataOnly()
            .after("store"),
        server("client", "test -s store.data && echo up >> client.data; exec sleep 1000")
            .after("store", "once"));
  }

  /** Takes until nobody holds it. */
  @Override
  public void prepare() {
    while (Files.exists(held())) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private Path held() {
    return folder.root().resolve(HELD);
  }

  @Override
  public String temporalBinary() {
    return "";
  }

  private Component server(String name, String script) {
    return Component.service(
        name,
        0,
        "",
        () -> Files.exists(folder.root().resolve(name + ".data")),
        () -> shell(script));
  }

  private Launch shell(String script) {
    return new Launch(List.of("sh", "-c", script), Map.of(), folder.root());
  }
}
