package io.leadline.sandbox.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The real Temporal server for one machine, on the loopback interface and backed by a file, with
 * our search attributes and its Web UI. Tests start one with {@link #start}; the stack's supervisor
 * runs the same {@link #launch}.
 */
public final class TemporalDevServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(1);

  private final ServerProcess process;
  private final int port;
  private final int uiPort;

  private TemporalDevServer(ServerProcess process, int port, int uiPort) {
    this.process = process;
    this.port = port;
    this.uiPort = uiPort;
  }

  /**
   * Starts a server and waits until its {@code default} namespace answers. Never builds anything:
   * when {@code ./leadline setup} has not run for this user, the exception says so.
   *
   * @param dataDir holds the database and the log
   * @param port of gRPC, 0 for a free one; the UI takes a free one
   */
  public static TemporalDevServer start(Path dataDir, int port) {
    Path binary = new TemporalBinary(PerUserCache.of(System.getenv()), System.getenv()).require();
    int grpc = port == 0 ? Reachability.freePort() : port;
    int ui = Reachability.freePort();
    ServerProcess process =
        ServerProcess.start(
            "Temporal",
            launch(binary, dataDir, grpc, ui, "http://127.0.0.1:8080/codec"),
            dataDir.resolve("output.log"));
    process.awaitReady(() -> isReady(ui), START);
    return new TemporalDevServer(process, grpc, ui);
  }

  /**
   * Says how the server is started.
   *
   * @param codecEndpoint where the browser that shows the UI gets payloads decoded
   */
  public static Launch launch(
      Path binary, Path dataDir, int port, int uiPort, String codecEndpoint) {
    try {
      Files.createDirectories(dataDir);
    } catch (IOException e) {
      throw new SetUpException(
          "Temporal cannot write to %s: %s".formatted(dataDir, e.getMessage()), e);
    }
    List<String> command = new ArrayList<>(List.of(binary.toString(), "server", "start-dev"));
    command.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--ui-port", Integer.toString(uiPort)));
    command.addAll(List.of("--ui-codec-endpoint", codecEndpoint));
    command.addAll(List.of("--db-filename", dataDir.resolve("temporal.db").toString()));
    // With a write-ahead log an answered write is in the operating system's hands, so kill -9 of
    // the server loses nothing; only a power cut can take the last moments. Twice the throughput.
    command.addAll(List.of("--sqlite-pragma", "journal_mode=WAL"));
    command.addAll(List.of("--sqlite-pragma", "synchronous=NORMAL"));
    for (String attribute :
        List.of("LeadStage=Keyword", "JobKind=KeywordList", "AlertSlot=Datetime")) {
      command.addAll(List.of("--search-attribute", attribute));
    }
    // One partition per task queue: the others only forward on a single machine.
    for (String partitions : List.of("Read", "Write")) {
      command.addAll(
          List.of(
              "--dynamic-config-value",
              "matching.numTaskqueue%sPartitions=1".formatted(partitions)));
    }
    command.addAll(List.of("--log-level", "warn"));
    return new Launch(command, Map.of(), dataDir);
  }

  /** Whether the UI at this port is up and reaches a server that has our namespace. */
  public static boolean isReady(int uiPort) {
    return Reachability.answers("http://127.0.0.1:%d/api/v1/namespaces/default".formatted(uiPort));
  }

  /** Where clients connect, {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The Web UI. */
  public String uiUrl() {
    return "http://127.0.0.1:" + uiPort;
  }

  /** The running process, for tests that kill it. */
  public ServerProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
