package io.leadline.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One peer on this machine: its programs, what they need in a cache outside the sources, its
 * server, and the file in which its jobs write down that they ran.
 */
final class PeerWorkplace implements AutoCloseable {
  private final Peer peer;
  private final Path sources;
  private final Path cache;
  private final Path log;
  private final Path done;
  private final PeerServer server;

  /** When submitting began and ended, in seconds since 1970. */
  record Submitted(double began, double ended) {}

  PeerWorkplace(Peer peer, Path home, Path caches) throws IOException {
    this.peer = peer;
    sources = home.resolve("bench/peers").resolve(peer.name()).toAbsolutePath();
    cache = caches.resolve("peers").resolve(peer.name() + "-" + peer.version());
    Path run = caches.resolve("peers").resolve("run-" + peer.name());
    delete(run);
    Files.createDirectories(run);
    log = run.resolve("log");
    done = Files.createFile(run.resolve("done"));
    Files.createFile(log);
    prepare();
    server = PeerServer.start(peer.server(), run, log);
  }

  private void prepare() throws IOException {
    Path ready = cache.resolve("ready");
    String wanted = Long.toString(newestSource());
    if (Files.exists(ready) && Files.readString(ready).equals(wanted)) {
      return;
    }
    Files.createDirectories(cache);
    for (List<String> command : peer.tools().preparation(sources, cache)) {
      PeerProcess.run(command, sources, Map.of(), log);
    }
    Files.writeString(ready, wanted);
  }

  private long newestSource() throws IOException {
    try (Stream<Path> files = Files.list(sources)) {
      return files.mapToLong(file -> file.toFile().lastModified()).max().orElseThrow();
    }
  }

  /** Starts a worker, with this provider for its digests. */
  PeerProcess worker(URI provider) {
    return PeerProcess.start(command(peer.worker()), sources, variables(provider), log);
  }

  /** Submits so many jobs of a kind, one by one. */
  Submitted submit(String kind, int many, URI provider) {
    List<String> words =
        Stream.concat(peer.submit().stream(), Stream.of(kind, Integer.toString(many))).toList();
    String[] times =
        PeerProcess.run(command(words), sources, variables(provider), log)
            .strip()
            .lines()
            .toList()
            .getLast()
            .split(" ", 2);
    return new Submitted(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
  }

  private List<String> command(List<String> words) {
    return peer.tools().command(sources, cache, words);
  }

  private Map<String, String> variables(URI provider) {
    Map<String, String> all = new HashMap<>(server.variables());
    all.put("PEER_DONE", done.toString());
    all.put("PEER_PROVIDER", provider.toString());
    // The command line of RQ reads its broker from a variable of its own.
    all.put("RQ_REDIS_URL", all.getOrDefault("PEER_REDIS", ""));
    return all;
  }

  /** Bytes that jobs wrote. */
  long done() {
    return done.toFile().length();
  }

  /** What jobs wrote after so many bytes, line by line. */
  List<String> doneAfter(long bytes) {
    try {
      return Files.readString(done).substring((int) bytes).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
