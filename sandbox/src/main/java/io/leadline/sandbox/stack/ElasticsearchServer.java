package io.leadline.sandbox.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real single-node Elasticsearch on the loopback interface. Tests start one with {@link #start};
 * the stack's supervisor runs the same {@link #launch}.
 */
public final class ElasticsearchServer implements AutoCloseable {
  /** Enough for 100,000 postings on a laptop; the server then needs about 0.5 GB. */
  public static final String LAPTOP_HEAP = "256m";

  /** About 30 % faster searches than the laptop's heap, for 0.3 GB more memory. */
  public static final String ROOMY_HEAP = "512m";

  private static final Duration START = Duration.ofMinutes(3);

  /** Options of the distribution that write files into the current folder, or cost memory. */
  private static final Pattern DROPPED_OPTION =
      Pattern.compile(".*(-Xlog:gc|-XX:ErrorFile|-XX:HeapDumpPath|-XX:\\+HeapDump|UseG1GC).*");

  private final ServerProcess process;
  private final String url;

  private ElasticsearchServer(ServerProcess process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts a server and waits until it answers. Never fetches anything: when {@code ./leadline
   * setup} has not run for this user, the exception says so.
   *
   * @param dataDir everything the server writes goes below this folder
   * @param port of HTTP, 0 for a free one
   * @param heap for example {@code 256m}
   */
  public static ElasticsearchServer start(Path dataDir, int port, String heap) {
    Path home = new ElasticsearchHome(PerUserCache.of(System.getenv())).require();
    int http = port == 0 ? Reachability.freePort() : port;
    ServerProcess process =
        ServerProcess.start(
            "Elasticsearch", launch(home, dataDir, http, heap), dataDir.resolve("output.log"));
    ElasticsearchServer server = new ElasticsearchServer(process, "http://127.0.0.1:" + http);
    process.awaitReady(() -> isReady(server.url), START);
    return server;
  }

  /** Prepares the private configuration below the folder and says how the server is started. */
  public static Launch launch(Path home, Path dataDir, int port, String heap) {
    Unprivileged user = Unprivileged.here();
    try {
      Path root = Files.createDirectories(reachable(user, dataDir.toAbsolutePath()));
      Path from = reachableHome(user, home);
      Path config = configuration(from, root, heap);
      for (String name : List.of("data", "logs", "tmp")) {
        Files.createDirectories(root.resolve(name));
      }
      user.own(root);
      return new Launch(
          user.command(command(from, root, port)),
          Map.of(
              "ES_JAVA_HOME", System.getProperty("java.home"),
              "ES_PATH_CONF", config.toString(),
              "ES_TMPDIR", root.resolve("tmp").toString(),
              "CLI_JAVA_OPTS", "-Xmx32m -Xss256k -XX:TieredStopAtLevel=1"),
          root);
    } catch (IOException e) {
      throw new SetUpException(
          "Elasticsearch cannot write to %s: %s".formatted(dataDir, e.getMessage()), e);
    }
  }

  /** Whether the server at this address serves requests. The root page is missing in this build. */
  public static boolean isReady(String url) {
    return Reachability.answers(url + "/_cluster/health");
  }

  /** Where clients connect, {@code http://127.0.0.1:port}. */
  public String url() {
    return url;
  }

  /** The running process, for tests that kill it. */
  public ServerProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }

  private static List<String> command(Path home, Path root, int port) {
    Map<String, String> settings =
        Map.of(
            "cluster.name", "leadline",
            "cluster.routing.allocation.disk.threshold_enabled", "false",
            "discovery.type", "single-node",
            "http.port", Integer.toString(port),
            "network.host", "127.0.0.1",
            "path.data", root.resolve("data").toString(),
            "path.logs", root.resolve("logs").toString(),
            "transport.port", "0",
            "xpack.security.enabled", "false");
    return Stream.concat(
            Stream.of("bash", home.resolve("bin/elasticsearch").toString()),
            settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> "-E" + setting.getKey() + "=" + setting.getValue()))
        .toList();
  }

  private static Path configuration(Path home, Path root, String heap) throws IOException {
    Path config = root.resolve("config");
    FolderTree.delete(config);
    FolderTree.copy(home.resolve("config"), config);
    String options =
        Files.readString(home.resolve("config/jvm.options"))
            .lines()
            .filter(line -> !DROPPED_OPTION.matcher(line).matches())
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(config.resolve("jvm.options"), options);
    // Touched pages only: the server asks for its whole heap at start otherwise.
    Files.writeString(
        Files.createDirectories(config.resolve("jvm.options.d")).resolve("heap.options"),
        "-Xms%1$s%n-Xmx%1$s%n-XX:+UseSerialGC%n-XX:-AlwaysPreTouch%n".formatted(heap),
        StandardCharsets.UTF_8);
    return config;
  }

  /** A place of the same meaning that the server's user can enter, when it is not the caller. */
  private static Path reachable(Unprivileged user, Path wanted) {
    if (!user.changesUser() || Unprivileged.anyoneMayReachParentOf(wanted)) {
      return wanted;
    }
    return Path.of("/var/tmp", "leadline-" + Integer.toHexString(wanted.toString().hashCode()));
  }

  private static Path reachableHome(Unprivileged user, Path home) throws IOException {
    Path place = reachable(user, home);
    if (!place.equals(home) && !Files.isDirectory(place)) {
      Path half = place.resolveSibling(place.getFileName() + ".part");
      FolderTree.delete(half);
      FolderTree.copy(home, half);
      Files.move(half, place);
    }
    return place;
  }
}
