package io.leadline.sandbox.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The unpacked Elasticsearch with our analysis plugin, shared read-only by all checkouts of a user.
 * It comes from the Maven artifact that Elastic publishes for integration tests.
 */
public final class ElasticsearchHome {
  static final String VERSION = "8.19.21";
  private static final String ARTIFACT =
      "org.elasticsearch.distribution.integ-test-zip:elasticsearch:" + VERSION + ":zip";
  private static final String NAME = "elasticsearch-" + VERSION;
  private static final long ZIP_MEGABYTES = 107;

  private final PerUserCache cache;

  public ElasticsearchHome(PerUserCache cache) {
    this.cache = cache;
  }

  /** The home if it is ready to run, with the plugin as this build has it. */
  public Optional<Path> installed() {
    Path home = cache.folder().resolve(NAME + "-" + AnalysisPlugin.fingerprint());
    return Files.isDirectory(home) ? Optional.of(home) : Optional.empty();
  }

  /** The home, or a refusal that says how to get it: for callers that must not run Maven. */
  public Path require() {
    return installed()
        .orElseThrow(
            () ->
                new SetUpException(
                    "Elasticsearch %s is not set up for this user (looked in %s). Run: ./leadline setup"
                        .formatted(VERSION, cache.folder())));
  }

  /** The home, fetched with Maven, unpacked and given the plugin when that was not done before. */
  public Path obtain(Maven maven, SetUpProgress progress) {
    return installed()
        .orElseGet(
            () -> cache.locked(NAME, () -> installed().orElseGet(() -> make(maven, progress))));
  }

  private Path make(Maven maven, SetUpProgress progress) {
    Path scratch = cache.scratch(NAME);
    try {
      String what = "Fetching Elasticsearch %s, %d MB".formatted(VERSION, ZIP_MEGABYTES);
      progress.now(what);
      maven.copy(ARTIFACT, scratch, what);
      progress.now("Unpacking Elasticsearch");
      Path zip = scratch.resolve(NAME + ".zip");
      unpack(zip, scratch);
      Path home = scratch.resolve(NAME);
      progress.now("Compiling the analysis plugin against the server");
      AnalysisPlugin.install(home);
      Path target = cache.folder().resolve(NAME + "-" + AnalysisPlugin.fingerprint());
      Files.move(home, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException e) {
      throw new SetUpException(
          "Elasticsearch could not be unpacked into %s: %s".formatted(cache.folder(), e), e);
    } finally {
      FolderTree.delete(scratch);
    }
  }

  private static void unpack(Path zip, Path target) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry outside of the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(entries, path);
        }
      }
    }
  }
}
