package io.leadline.bench.peer;

import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The broker or database of a peer: one of this machine's programs, on a free port, on disk. */
final class PeerServer implements AutoCloseable {
  private static final String ROOT = "root";

  private final PeerProcess process;
  private final Map<String, String> variables;

  /** Which server a peer keeps its jobs in. */
  enum Kind {
    REDIS,
    POSTGRESQL
  }

  private PeerServer(PeerProcess process, Map<String, String> variables, Path log) {
    this.process = process;
    this.variables = variables;
    OwnStack.await(
        "the server; see " + log,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("The server ended at once; see " + log);
          }
          return printed(log).contains("ready to accept connections");
        });
  }

  /**
   * @param folder for its data
   */
  static PeerServer start(Kind kind, Path folder, Path log) {
    int port = freePort();
    return switch (kind) {
      case REDIS -> redis(port, folder, log);
      case POSTGRESQL -> postgresql(port, folder, log);
    };
  }

  private static PeerServer redis(int port, Path folder, Path log) {
    List<String> command =
        List.of(
            Programs.find("redis-server", "redis-server"),
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
            "--save",
            "");
    return new PeerServer(
        PeerProcess.start(command, folder, Map.of(), log),
        Map.of("PEER_REDIS", "redis://127.0.0.1:%d/0".formatted(port)),
        log);
  }

  private static PeerServer postgresql(int port, Path folder, Path log) {
    String data = folder.resolve("data").toString();
    PeerProcess.run(
        asNobody(
            List.of(
                Programs.find("initdb", "postgresql"), "-D", data, "-U", "peer", "-A", "trust")),
        folder,
        Map.of(),
        log);
    List<String> command =
        List.of(
            Programs.find("postgres", "postgresql"),
            "-D",
            data,
            "-p",
            Integer.toString(port),
            "-k",
            "",
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "shared_buffers=512MB",
            "-c",
            "max_wal_size=4GB");
    return new PeerServer(
        PeerProcess.start(asNobody(command), folder, Map.of(), log),
        Map.of("PEER_JDBC", "jdbc:postgresql://127.0.0.1:%d/postgres?user=peer".formatted(port)),
        log);
  }

  /** PostgreSQL refuses root: in a user namespace it is nobody, and files stay the caller's. */
  private static List<String> asNobody(List<String> command) {
    if (!ROOT.equals(System.getProperty("user.name"))) {
      return command;
    }
    List<String> all =
        new ArrayList<>(List.of("unshare", "--user", "--map-user=65534", "--map-group=65534"));
    all.addAll(command);
    return all;
  }

  private static String printed(Path log) {
    try {
      return Files.readString(log).toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What programs must know to find it. */
  Map<String, String> variables() {
    return variables;
  }

  @Override
  public void close() {
    process.close();
  }
}
