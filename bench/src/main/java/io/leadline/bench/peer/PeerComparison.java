package io.leadline.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Everything that is measured of a peer, in the order in which one leaves the other undisturbed.
 */
public final class PeerComparison {
  private PeerComparison() {}

  /**
   * Gets what the peer needs, runs it, and tells each line when it is there.
   *
   * @throws IllegalStateException naming a program that is missing and how to get it
   */
  public static void run(Peer peer, int size, Duration watch, Consumer<JsonNode> lines)
      throws IOException {
    Path home = Path.of(System.getProperty("leadline.home", "."));
    try (PeerWorkplace workplace = new PeerWorkplace(peer, home, caches())) {
      PeerRun run = new PeerRun(peer, workplace);
      lines.accept(run.jobs(size));
      lines.accept(run.pickup());
      lines.accept(run.digest(size));
      lines.accept(run.takeover(watch));
    }
  }

  /** The folder in which the local stack keeps fetched servers, too. */
  private static Path caches() {
    String chosen = System.getenv().getOrDefault("LEADLINE_CACHE_DIR", "");
    String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    return chosen.isBlank()
        ? (xdg.isBlank() ? home : Path.of(xdg)).resolve("leadline")
        : Path.of(chosen).toAbsolutePath();
  }
}
