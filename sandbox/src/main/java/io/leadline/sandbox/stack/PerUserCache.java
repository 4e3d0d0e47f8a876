package io.leadline.sandbox.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The folder that holds what every checkout of one user shares: the unpacked Elasticsearch and the
 * built Temporal server. {@code LEADLINE_CACHE_DIR} names it, else it is {@code leadline} in the
 * user's cache folder. Deleting it costs time only.
 */
public record PerUserCache(Path folder) {

  /** The cache of the user whose environment this is. */
  public static PerUserCache of(Map<String, String> environment) {
    String named = environment.getOrDefault("LEADLINE_CACHE_DIR", "");
    if (!named.isBlank()) {
      return new PerUserCache(Path.of(named).toAbsolutePath());
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    return new PerUserCache(caches.resolve("leadline").toAbsolutePath());
  }

  /**
   * Runs the work while no other process of this machine holds the same name, so that two checkouts
   * set up at the same time do the long part once.
   */
  public <T> T locked(String name, Supplier<T> work) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        return work.get();
      }
    } catch (IOException e) {
      throw new SetUpException("Cannot write to the cache folder %s: %s".formatted(folder, e), e);
    }
  }

  /** An empty folder inside the cache for half-made things; the caller moves or deletes it. */
  Path scratch(String name) {
    Path scratch = folder.resolve("making-" + name);
    try {
      FolderTree.delete(scratch);
      return Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new SetUpException("Cannot write to the cache folder %s: %s".formatted(folder, e), e);
    }
  }
}
