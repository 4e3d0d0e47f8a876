package io.leadline.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A local stack for one benchmark, on free ports and in a temporary folder, through the launcher.
 */
public final class OwnStack implements AutoCloseable {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Path home = Path.of(System.getProperty("leadline.home", "."));
  private final Path data;
  private final int portBase = freePorts();
  private final Map<String, String> variables;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile String token = "";

  public OwnStack() throws IOException {
    this(Map.of());
  }

  /** A stack whose processes find these variables beside those of this one. */
  public OwnStack(Map<String, String> variables) throws IOException {
    this.variables = Map.copyOf(variables);
    data = Files.createTempDirectory("leadline-bench");
  }

  /** Starts it, or finds it running; returns when everything is ready. */
  public Duration up() {
    long start = System.nanoTime();
    run("up", "--detach");
    return Duration.ofNanos(System.nanoTime() - start);
  }

  public void down() {
    run("down");
  }

  public JsonNode status() {
    return json(run("status", "--json"));
  }

  /** Runs a verb of the launcher and gives what it printed. */
  public String run(String... arguments) {
    try {
      List<String> command = new ArrayList<>(List.of(home.resolve("leadline").toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(variables);
      builder.environment().put("LEADLINE_DATA_DIR", data.toString());
      builder.environment().put("LEADLINE_PORT_BASE", Integer.toString(portBase));
      Path out = Files.createTempFile("leadline-bench", ".out");
      int exit = builder.redirectOutput(out.toFile()).start().waitFor();
      String printed = Files.readString(out);
      Files.delete(out);
      if (exit != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String api(String path) {
    return "http://127.0.0.1:" + portBase + path;
  }

  public String simulator(String path) {
    return "http://127.0.0.1:" + (portBase + 6) + path;
  }

  /** Where the worker shows its metrics. */
  public String workerMetrics() {
    return "http://127.0.0.1:" + (portBase + 1) + "/metrics";
  }

  public String temporal() {
    return "127.0.0.1:" + (portBase + 2);
  }

  public String mongoUri() {
    return "mongodb://127.0.0.1:" + (portBase + 4) + "/leadline";
  }

  /** The process that runs a component now. */
  public ProcessHandle process(String component) {
    Long pid = processes().get(component);
    if (pid == null) {
      throw new IllegalArgumentException("the stack has no " + component);
    }
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** Process ids of the components by name. */
  public Map<String, Long> processes() {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (JsonNode component : status().path("components")) {
      if (component.path("pid").isNumber()) {
        pids.put(component.path("name").asText(), component.path("pid").asLong());
      }
    }
    return pids;
  }

  /** One more client of the API, an operator. */
  public KeptConnection connect() {
    return new KeptConnection(portBase, token());
  }

  /** Most memory that these components together had resident, each at its own peak. */
  public long peakRssMb(String... components) {
    Map<String, Long> pids = processes();
    pids.keySet().retainAll(Set.of(components));
    return pids.values().stream().mapToLong(pid -> peakKb(pid) / 1024).sum();
  }

  private static long peakKb(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> getAsOperator(String url) {
    return send(asOperator(url).GET());
  }

  public HttpResponse<String> postAsOperator(String url, String type, String body) {
    return send(
        asOperator(url)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Posts events as SendGrid does; gives the status of the answer. */
  public int postSigned(String url, String body, String signature, String timestamp) {
    return send(HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("X-Twilio-Email-Event-Webhook-Signature", signature)
            .header("X-Twilio-Email-Event-Webhook-Timestamp", timestamp)
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  private HttpRequest.Builder asOperator(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token());
  }

  private String token() {
    if (token.isEmpty()) {
      try {
        token = Files.readString(data.resolve("operator-token")).strip();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return token;
  }

  public HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  public HttpResponse<String> post(String url, String type, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @Override
  public void close() {
    down();
  }

  private static int freePorts() {
    for (int base = 23_000; ; base += 10) {
      boolean free = true;
      for (int port = base; port <= base + 6 && free; port++) {
        try (ServerSocket socket = new ServerSocket(port)) {
          free = socket.isBound();
        } catch (IOException e) {
          free = false;
        }
      }
      if (free) {
        return base;
      }
    }
  }
}
