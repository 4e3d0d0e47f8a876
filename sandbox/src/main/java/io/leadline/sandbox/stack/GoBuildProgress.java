package io.leadline.sandbox.stack;

import java.util.Locale;

/**
 * Counts what Go prints while it fetches modules, lists the packages and compiles them, and words
 * how far that is. The list runs first, so that the number of packages is known before the build.
 */
final class GoBuildProgress {
  private static final String FETCHED = "go: downloading ";
  private static final int ABOUT_MODULES = 253;

  private final SetUpProgress progress;
  private int modules;
  private int packages;
  private int compiled;

  GoBuildProgress(SetUpProgress progress) {
    this.progress = progress;
  }

  /** A line of {@code go list -deps}: a module that is fetched, or a package that will be built. */
  void listed(String line) {
    if (line.startsWith(FETCHED)) {
      modules++;
      progress.now(
          "Fetching the Go modules of the Temporal server... %d of about %d"
              .formatted(modules, Math.max(modules, ABOUT_MODULES)));
    } else if (!line.isBlank() && !line.startsWith("go: ")) {
      packages++;
    }
  }

  /** A line of {@code go build -v}: a package that has been compiled. */
  void built(String line) {
    if (line.isBlank() || line.startsWith("go: ")) {
      return;
    }
    compiled++;
    progress.now(
        String.format(
            Locale.ROOT,
            "Building the Temporal server from Go modules, about 3 minutes... %,d of %,d packages",
            compiled,
            Math.max(packages, compiled)));
  }
}
