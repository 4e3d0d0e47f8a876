package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.Launch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One line of the stack's table: a server to keep running, a step to run to its end once the
 * components before it are ready, or a server of the user's own that only has to answer.
 *
 * @param launch evaluated right before each start
 * @param ready whether it serves requests now
 * @param port the loopback port it takes, 0 for none
 * @param url where people and clients find it
 * @param after components that must be ready first; it stops before them
 * @param deadline from start to ready, for a step to its end
 * @param freshDataOnly a step that is left out when it was done on this data already
 */
public record Component(
    String name,
    Kind kind,
    Supplier<Launch> launch,
    BooleanSupplier ready,
    int port,
    String url,
    List<String> after,
    Duration deadline,
    boolean freshDataOnly) {
  /** What the supervisor does with it. */
  public enum Kind {
    SERVICE,
    STEP,
    EXTERNAL
  }

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STEP_END = Duration.ofMinutes(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  public Component {
    after = List.copyOf(after);
  }

  static Component service(
      String name, int port, String url, BooleanSupplier ready, Supplier<Launch> launch) {
    return new Component(name, Kind.SERVICE, launch, ready, port, url, List.of(), START, false);
  }

  static Component step(String name, Supplier<Launch> launch) {
    return new Component(name, Kind.STEP, launch, () -> true, 0, "", List.of(), STEP_END, false);
  }

  /** A server that the user runs and named in the environment. */
  static Component external(String name, String url, BooleanSupplier ready) {
    return new Component(
        name,
        Kind.EXTERNAL,
        () -> {
          throw new IllegalStateException(name + " is not ours to start");
        },
        ready,
        0,
        url,
        List.of(),
        ANSWER,
        false);
  }

  /** The same, started when all of these are ready. */
  Component after(String... names) {
    return new Component(
        name, kind, launch, ready, port, url, Arrays.asList(names), deadline, freshDataOnly);
  }

  /** The same step, left out when it was done on this data already. */
  Component onFreshDataOnly() {
    return new Component(name, kind, launch, ready, port, url, after, deadline, true);
  }
}
