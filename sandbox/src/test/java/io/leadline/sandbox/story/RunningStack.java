package io.leadline.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.sandbox.supervisor.ProcessRecord;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole local stack as {@code ./leadline up} runs it, on free ports and a folder of its own,
 * with the handles that a story needs: HTTP, the simulator's control API, the CLI, and the
 * processes.
 */
public final class RunningStack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SECOND_API = 7;
  private static final int SECOND_WORKER = 8;
  private static final int LAST_PORT = SECOND_WORKER;

  private final Path data;
  private final int portBase;
  private final Map<String, String> settings;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private RunningStack(Path data, int portBase, Map<String, String> settings) {
    this.data = data;
    this.portBase = portBase;
    this.settings = settings;
  }

  /** Brings the stack up and waits until it is ready. */
  public static RunningStack up(Path data, Map<String, String> settings) {
    RunningStack stack = new RunningStack(data, freePorts(), settings);
    Ran up = stack.cli("up", "--detach");
    if (up.exitCode() != 0) {
      throw new IllegalStateException("up failed: " + up.out() + up.err());
    }
    return stack;
  }

  /** Result of one command. */
  public record Ran(int exitCode, String out, String err) {
    public JsonNode json() {
      return read(out);
    }
  }

  /** Runs a verb of the launcher in a process of its own, as a user would. */
  public Ran cli(String... arguments) {
    try {
      Path out = Files.createTempFile("leadline", ".out");
      Path err = Files.createTempFile("leadline", ".err");
      int exit =
          launcher(arguments)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start()
              .waitFor();
      return new Ran(exit, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts another API process on the same backends, and waits until it serves. */
  SecondProcess secondApi() {
    int port = portBase + SECOND_API;
    return second(
        "api-2",
        () -> {
          ProcessBuilder builder = launcher("api");
          builder.environment().put("LEADLINE_PORT", Integer.toString(port));
          return builder;
        },
        port);
  }

  /** Starts another worker on the same backends, and waits until it works. */
  SecondProcess secondWorker() {
    return second(
        "worker-2",
        () -> {
          ProcessBuilder builder = process("io.leadline.workers.WorkerMain");
          // Its metrics are at one more; the backends keep the addresses that the stack told it.
          builder.environment().put("LEADLINE_PORT_BASE", Integer.toString(portBase + SECOND_API));
          return builder;
        },
        portBase + SECOND_WORKER);
  }

  private SecondProcess second(String name, Callable<ProcessBuilder> making, int port) {
    try {
      File log = data.resolve("logs").resolve(name + ".log").toFile();
      SecondProcess second =
          new SecondProcess(
              making.call().redirectErrorStream(true).redirectOutput(log).start(),
              "http://127.0.0.1:" + port);
      await(name, () -> get(second.origin() + "/readyz").statusCode() == 200);
      return second;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(name + " could not be started", e);
    }
  }

  private ProcessBuilder launcher(String... arguments) throws IOException {
    return process("io.leadline.sandbox.Main", arguments);
  }

  private ProcessBuilder process(String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LEADLINE_"));
    builder.environment().put("LEADLINE_PORT_BASE", Integer.toString(portBase));
    builder.environment().put("LEADLINE_DATA_DIR", data.toString());
    keep(builder.environment(), "LEADLINE_CACHE_DIR");
    builder.environment().putAll(variablesOfTheStack());
    builder.environment().putAll(settings);
    return builder;
  }

  /** What the launcher reads for every verb: the addresses and keys of the running stack. */
  private Map<String, String> variablesOfTheStack() throws IOException {
    Path file = data.resolve("stack.env");
    Map<String, String> variables = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
    return variables;
  }

  private static void keep(Map<String, String> environment, String name) {
    String value = System.getenv(name);
    if (value != null) {
      environment.put(name, value);
    }
  }

  /** Kills one component with SIGKILL; the supervisor starts it again. */
  public void kill(String component) {
    end(component, ProcessHandle::destroyForcibly);
  }

  /** Ends one component with SIGTERM, as a deploy does; the supervisor starts it again. */
  public void terminate(String component) {
    end(component, ProcessHandle::destroy);
  }

  private void end(String component, Consumer<ProcessHandle> how) {
    long pid = pid(component);
    ProcessHandle.of(pid).ifPresent(how);
    await(component + " is another process", () -> pid(component) != pid && pid(component) > 0);
  }

  /** As the component itself wrote it down; 0 while there is none. */
  private long pid(String component) {
    return ProcessRecord.read(data.resolve("run").resolve(component + ".pid"))
        .map(ProcessRecord::pid)
        .orElse(0L);
  }

  public String api(String path) {
    return "http://127.0.0.1:" + portBase + path;
  }

  public String simulator(String path) {
    return "http://127.0.0.1:" + (portBase + 6) + path;
  }

  String mongoUri() {
    return "mongodb://127.0.0.1:" + (portBase + 4) + "/leadline";
  }

  public int temporalPort() {
    return portBase + 2;
  }

  public String operatorToken() {
    try {
      return Files.readString(data.resolve("operator-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  public HttpResponse<String> getAsOperator(String url) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + operatorToken())
            .GET());
  }

  public HttpResponse<String> postJson(String url, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What a GET answers, as JSON. */
  public JsonNode json(String url) {
    return read(get(url).body());
  }

  /** The same for an operator. */
  public JsonNode jsonAsOperator(String url) {
    return read(getAsOperator(url).body());
  }

  /** Sends a form, urlencoded. */
  public HttpResponse<String> postForm(String url, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** The one-click POST of RFC 8058, as a mailbox provider sends it. */
  public HttpResponse<String> oneClick(String url) {
    return postForm(url, "List-Unsubscribe=One-Click");
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Messages that the simulator accepted for an address, newest first or last as it lists them. */
  public List<JsonNode> messagesTo(String address) {
    String query = "/api/messages?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    List<JsonNode> messages = new ArrayList<>();
    read(get(simulator(query)).body()).forEach(messages::add);
    return messages;
  }

  /** Waits for a message to that address whose send id holds the word, such as {@code verify}. */
  public JsonNode awaitMessage(String address, String word) {
    List<JsonNode> found = new ArrayList<>();
    await(
        word + " for " + address,
        () -> {
          messagesTo(address).stream()
              .filter(m -> m.path("sendId").asText().contains(word))
              .forEach(found::add);
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  /** The lead as an operator sees it. */
  public JsonNode lead(String address) {
    return read(
        getAsOperator(api("/leads/" + URLEncoder.encode(address, StandardCharsets.UTF_8))).body());
  }

  public void awaitStage(String address, String stage) {
    await(stage + " of " + address, () -> lead(address).path("stage").asText().equals(stage));
  }

  public static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds(condition)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
    }
  }

  /** Waits for a value; says what it was instead, and shows evidence, when it does not come. */
  public static <T> void awaitEqual(
      String what, Supplier<T> value, T wanted, Supplier<?> evidence) {
    AtomicReference<T> last = new AtomicReference<>();
    try {
      await(
          what,
          () -> {
            last.set(value.get());
            return Objects.equals(last.get(), wanted);
          });
    } catch (AssertionError e) {
      throw new AssertionError(
          "%s: wanted %s, but it was %s. %s".formatted(what, wanted, last.get(), evidence.get()),
          e);
    }
  }

  /** While a process is being killed nobody may be listening: that is "not yet". */
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  public static JsonNode read(@Nullable String json) {
    try {
      return JSON.readTree(json == null ? "" : json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Ran down = cli("down");
    if (down.exitCode() != 0) {
      throw new IllegalStateException("down failed: " + down.out() + down.err());
    }
  }

  private static int freePorts() {
    for (int base = 21000 + (int) (ProcessHandle.current().pid() % 500) * 20; ; base += 10) {
      if (allFree(base)) {
        return base;
      }
    }
  }

  private static boolean allFree(int base) {
    for (int port = base; port <= base + LAST_PORT; port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        socket.setReuseAddress(true);
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
