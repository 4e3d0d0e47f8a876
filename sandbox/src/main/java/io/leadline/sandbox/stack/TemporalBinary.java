package io.leadline.sandbox.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The {@code temporal} program that runs the real server on one machine: the one on PATH if it is
 * new enough, else the one in the user's cache, else built once from the Go modules that {@code
 * sandbox/temporal-server/go.mod} pins, because no registry offers it as a binary.
 */
public final class TemporalBinary {
  private static final String VERSION = "1.8.2";
  private static final String PACKAGE = "github.com/temporalio/cli/cmd/temporal";
  private static final String VERSION_SYMBOL =
      "github.com/temporalio/cli/internal/temporalcli.Version";
  private static final List<String> MODULE_FILES = List.of("go.mod", "go.sum");
  private static final Duration BUILD = Duration.ofMinutes(40);
  private static final long BUILD_GIGABYTES = 4;

  private final PerUserCache cache;
  private final Map<String, String> environment;
  private final List<Path> goFolders;

  public TemporalBinary(PerUserCache cache, Map<String, String> environment) {
    this(cache, environment, GoToolchain.USUAL);
  }

  TemporalBinary(PerUserCache cache, Map<String, String> environment, List<Path> goFolders) {
    this.cache = cache;
    this.environment = Map.copyOf(environment);
    this.goFolders = List.copyOf(goFolders);
  }

  /** The program, if nothing has to be built for it. */
  public Optional<Path> installed() {
    return Executables.onPath("temporal", environment)
        .filter(TemporalBinary::isEnough)
        .findFirst()
        .or(() -> Optional.of(cached()).filter(Files::isExecutable));
  }

  /** The program, or a refusal that says how to get it: for callers that must not build. */
  public Path require() {
    return installed()
        .orElseThrow(
            () ->
                new SetUpException(
                    "The Temporal server is not set up for this user (looked on PATH and in %s). Run: ./leadline setup"
                        .formatted(cache.folder())));
  }

  /** The program, built when there is none. */
  public Path obtain(SetUpProgress progress) {
    return installed()
        .orElseGet(
            () -> cache.locked("temporal", () -> installed().orElseGet(() -> build(progress))));
  }

  /** Refuses early, before other long steps, when the program is neither there nor can be built. */
  public void requireMeans() {
    if (installed().isEmpty()) {
      go();
    }
  }

  private Path go() {
    return GoToolchain.find(environment, goFolders)
        .orElseThrow(
            () ->
                new SetUpException(
                    """
                    There is no Temporal server on this machine and no Go >= 1.26.4 to build it%s. Any one of these helps:
                      - install Go 1.26.4 or newer and repeat
                      - install the Temporal CLI 1.5 or newer so that `temporal` is on PATH
                      - set TEMPORAL_ADDRESS to a server that runs already"""
                        .formatted(tooOld())));
  }

  private String tooOld() {
    List<String> seen = GoToolchain.seen(environment, goFolders);
    return seen.isEmpty() ? "" : " (" + String.join(", ", seen) + ")";
  }

  private Path build(SetUpProgress progress) {
    Path go = go();
    Path scratch = cache.scratch("temporal");
    try {
      requireSpace(scratch);
      Path module = Files.createDirectories(scratch.resolve("module"));
      for (String file : MODULE_FILES) {
        Files.write(module.resolve(file), resource(file));
      }
      compile(go, module, progress);
      Path target = cached();
      Files.createDirectories(target.getParent());
      return Files.move(module.resolve("temporal"), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new SetUpException(
          "The Temporal server could not be put into %s: %s".formatted(cache.folder(), e), e);
    } finally {
      progress.now("Removing the build's own module cache");
      FolderTree.delete(scratch);
    }
  }

  /** Lists first, so that the modules arrive and the packages are counted; then compiles. */
  private static void compile(Path go, Path module, SetUpProgress progress) {
    GoBuildProgress count = new GoBuildProgress(progress);
    // The caches of a build grow by several GB: its own ones can be removed without asking.
    Map<String, String> environment =
        Map.of(
            "CGO_ENABLED", "0",
            "GOCACHE", module.resolveSibling("build-cache").toString(),
            "GOFLAGS", "-modcacherw -buildvcs=false",
            "GOMODCACHE", module.resolveSibling("module-cache").toString(),
            "GOTOOLCHAIN", "local");
    ForegroundCommand.run(
        new Launch(List.of(go.toString(), "list", "-deps", PACKAGE), environment, module),
        BUILD,
        count::listed,
        "Fetching the Go modules of the Temporal server failed");
    ForegroundCommand.run(
        new Launch(
            List.of(
                go.toString(),
                "build",
                "-v",
                "-trimpath",
                "-ldflags",
                "-s -w -X " + VERSION_SYMBOL + "=" + VERSION,
                "-o",
                "temporal",
                PACKAGE),
            environment,
            module),
        BUILD,
        count::built,
        "Building the Temporal server failed");
  }

  private static void requireSpace(Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace() >> 30;
    if (free < BUILD_GIGABYTES) {
      throw new SetUpException(
          "Building the Temporal server needs %d GB of disk for a few minutes; %s has %d GB. Free some, or set LEADLINE_CACHE_DIR to a folder on another disk."
              .formatted(BUILD_GIGABYTES, folder, free));
    }
  }

  private Path cached() {
    CRC32 sum = new CRC32();
    MODULE_FILES.forEach(file -> sum.update(resource(file)));
    String fingerprint = HexFormat.of().toHexDigits((int) sum.getValue());
    return cache.folder().resolve("temporal-" + VERSION + "-" + fingerprint).resolve("temporal");
  }

  private static boolean isEnough(Path program) {
    return TemporalVersion.parse(Executables.firstLine(program, Map.of(), "--version"))
        .filter(TemporalVersion::isEnough)
        .isPresent();
  }

  private static byte[] resource(String name) {
    try (InputStream in = TemporalBinary.class.getResourceAsStream("/temporal-server/" + name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource /temporal-server/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
