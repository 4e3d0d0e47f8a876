package io.leadline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.board.AlertRun;
import io.leadline.bench.board.Board;
import io.leadline.bench.provider.MailSink;
import io.leadline.bench.stack.Cost;
import io.leadline.bench.stack.OwnStack;
import io.leadline.bench.stack.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * SendGrid's signed events about messages that were sent: as fast as they are taken, then at a
 * steady rate. An answer of 2xx says that everything of the batch is durable and to be seen.
 */
@Command(
    name = "webhooks",
    description = "Signed provider events a second, and how soon they are to be seen.",
    mixinStandardHelpOptions = true)
final class WebhooksBenchmark implements Callable<Integer> {
  private static final long SEED = 1;
  private static final int POSTINGS = 200;
  private static final List<String> LIFE = List.of("processed", "delivered", "open");

  @Option(
      names = "--size",
      description = "Messages; each has three events (default: ${DEFAULT-VALUE}).")
  private int size = 20_000;

  @Option(names = "--batch", description = "Events of one request (default: ${DEFAULT-VALUE}).")
  private int batch = 500;

  @Option(names = "--clients", description = "Requests at one time (default: ${DEFAULT-VALUE}).")
  private int clients = 4;

  @Option(
      names = "--rate",
      description = "Events a second of the steady part (default: ${DEFAULT-VALUE}).")
  private int rate = 579;

  @Option(names = "--steady", description = "How long that is kept up (default: ${DEFAULT-VALUE}).")
  private Duration steady = Duration.ofSeconds(60);

  private final SigningKey key = SigningKey.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (MailSink sink = new MailSink(Duration.ofMillis(20), true);
        OwnStack stack = new OwnStack(AlertRun.sendingTo(sink, key.publicKey()))) {
      stack.up();
      send(stack, sink);
      List<String> events = events(sink.callOf());
      int half = events.size() / 2;
      asFastAsTaken(stack, events.subList(0, half));
      ObjectNode line = asFastAsTaken(stack, events.subList(half, events.size()));
      line.set("steady", atRate(stack, events));
      System.out.println(line);
    }
    return 0;
  }

  private void send(OwnStack stack, MailSink sink) throws IOException {
    Board board = new Board(1, SEED);
    new AlertRun(stack, sink).post(board, POSTINGS).of("sent", board, size);
  }

  /** The events of all messages, in the order in which a provider reports them. */
  private static List<String> events(Map<String, String> callOf) {
    List<String> events = new ArrayList<>();
    for (String type : LIFE) {
      callOf.forEach((sendId, call) -> events.add(event(type, sendId, call, "")));
    }
    return events;
  }

  private static String event(String type, String sendId, String call, String again) {
    return OwnStack.JSON
        .createObjectNode()
        .put("sg_event_id", sendId + "-" + type + again)
        .put("event", type)
        .put("email", "someone@example.com")
        .put("timestamp", Instant.now().getEpochSecond())
        .put("ip", "192.0.2.1")
        .put("useragent", "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/130.0")
        .put("send_id", sendId)
        .put("call_id", call)
        .toString();
  }

  private ObjectNode asFastAsTaken(OwnStack stack, List<String> events)
      throws InterruptedException {
    List<String> bodies = bodies(events, batch);
    AtomicInteger next = new AtomicInteger();
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(clients);
    Cost cost = new Cost(stack);
    cost.mark();
    long start = System.nanoTime();
    for (int i = 0; i < clients; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (int b = next.getAndIncrement();
                      b < bodies.size();
                      b = next.getAndIncrement()) {
                    millis.add(post(stack, bodies.get(b)));
                  }
                } finally {
                  done.countDown();
                }
              });
    }
    done.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    ObjectNode line =
        OwnStack.JSON.createObjectNode().put("name", "webhooks").put("size", events.size());
    line.put("batch", batch).put("clients", clients);
    line.put("perSecond", Math.round(events.size() / seconds));
    percentiles(line, millis);
    line.set("cpuMicrosPerEvent", cost.cpuMicrosPerJob(events.size()));
    return line.put("refused", bodies.size() - millis.size());
  }

  /**
   * One request a second, as a provider collects its events; the last part of an opened message.
   */
  private ObjectNode atRate(OwnStack stack, List<String> events) {
    List<Double> millis = new ArrayList<>();
    long start = System.nanoTime();
    for (int second = 0; second < steady.toSeconds(); second++) {
      int first = second * rate % Math.max(1, events.size() - rate);
      String copy = "-again" + second;
      List<String> some =
          events.subList(first, first + rate).stream()
              .map(event -> event.replace("\",\"event\"", copy + "\",\"event\""))
              .toList();
      millis.add(post(stack, bodies(some, rate).getFirst()));
      long due = start + (second + 1) * 1_000_000_000L;
      LockSupport.parkNanos(due - System.nanoTime());
    }
    ObjectNode line = OwnStack.JSON.createObjectNode().put("perSecond", rate);
    line.put("seconds", steady.toSeconds());
    percentiles(line, millis);
    return line;
  }

  private static void percentiles(ObjectNode line, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    line.put("p50Ms", sorted.get(sorted.size() / 2));
    line.put("p99Ms", sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * 0.99)));
  }

  private static List<String> bodies(List<String> events, int size) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < events.size(); i += size) {
      List<String> part = events.subList(i, Math.min(events.size(), i + size));
      bodies.add("[" + String.join(",\r\n", part) + "]\r\n");
    }
    return bodies;
  }

  private double post(OwnStack stack, String body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    String signature = key.sign(timestamp, body.getBytes(UTF_8));
    long start = System.nanoTime();
    int status = stack.postSigned(stack.api("/webhooks/sendgrid"), body, signature, timestamp);
    if (status >= 300) {
      throw new IllegalStateException("the webhook answered " + status);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
