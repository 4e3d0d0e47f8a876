package io.leadline.bench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One batch of calls to a provider, from the first byte of its upload to its last recorded end. */
public final class CallsRun {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Longer than any backoff of these jobs and than the takeover of a dead worker's ones. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final OwnStack stack;
  private final CallLedger ledger;
  private final int size;
  private final long start = System.nanoTime();
  private final String batch;

  /** How a batch ended, or how far it came before nothing moved any more. */
  public record End(double seconds, long succeeded, long failed) {
    /** Speed, and items that were accepted and neither succeeded nor became a dead letter. */
    public ObjectNode line(String name, int size) {
      return OwnStack.JSON
          .createObjectNode()
          .put("name", name)
          .put("size", size)
          .put("seconds", seconds)
          .put("perSecond", Math.round(size / seconds))
          .put("succeeded", succeeded)
          .put("failed", failed)
          .put("lost", size - succeeded - failed);
    }
  }

  private CallsRun(OwnStack stack, String kind, SlowProvider provider, int size) {
    this.stack = stack;
    this.ledger = provider.ledger();
    this.size = size;
    String url = provider.url().toString();
    String items =
        IntStream.range(0, size)
            .mapToObj(item -> "{\"provider\":\"%s\",\"item\":%d}\n".formatted(url, item))
            .collect(Collectors.joining());
    var answer =
        stack.postAsOperator(stack.api("/batches?kind=" + kind), "application/x-ndjson", items);
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("POST /batches answered " + answer.statusCode());
    }
    batch = OwnStack.json(answer.body()).path("id").asText();
  }

  /** A stack whose processes know the jobs of this module and have so many slots for them. */
  public static OwnStack stack(int slots) throws IOException {
    return new OwnStack(
        Map.of(
            "LEADLINE_CLASSPATH",
            jar().toString(),
            "LEADLINE_QUEUE_JOBS_DEFAULT_SLOTS",
            Integer.toString(slots)));
  }

  private static Path jar() {
    try {
      return Path.of(CallsRun.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets processes and connections get warm by a few calls of the same kind. */
  public static void warmUp(OwnStack stack, String kind, int size) throws IOException {
    try (SlowProvider quick = new SlowProvider(Behaviour.steady(Duration.ofMillis(100)))) {
      begin(stack, kind, quick, size).untilItEnds();
    }
  }

  /** Uploads the items 0 to {@code size - 1}; returns with the answer. */
  public static CallsRun begin(OwnStack stack, String kind, SlowProvider provider, int size) {
    return new CallsRun(stack, kind, provider, size);
  }

  /**
   * Asks the stack only when the provider has decided about everything: counting a large batch
   * again and again would be a load of its own.
   */
  public End untilItEnds() {
    long moved = -1;
    long since = System.nanoTime();
    while (true) {
      boolean decided = ledger.decided() == size;
      End end = decided ? counts() : new End(0, 0, 0);
      long moving = ledger.size() + end.succeeded() + end.failed();
      if (moving != moved) {
        moved = moving;
        since = System.nanoTime();
      }
      if (end.succeeded() + end.failed() == size) {
        return end;
      }
      if (System.nanoTime() - since > SILENCE.toNanos()) {
        return counts();
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private End counts() {
    JsonNode counts =
        OwnStack.json(stack.getAsOperator(stack.api("/batches/" + batch)).body()).path("counts");
    return new End(
        (System.nanoTime() - start) / 1e9,
        counts.path("succeeded").asLong(),
        counts.path("failed").asLong());
  }
}
