package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much room the disk of the data folder has: enough to start is asked once, and whoever keeps
 * the stack running hears when it runs short and when there is room again.
 */
final class DiskSpace {
  private static final long TO_START_MEGABYTES = 500;
  private static final long SHORT_MEGABYTES = 100;

  private final Path folder;
  private boolean isShort;

  DiskSpace(Path folder) {
    this.folder = folder;
  }

  /** Refuses when there is too little to start with. */
  void require() throws IOException {
    long free = freeMegabytes();
    if (free < TO_START_MEGABYTES) {
      throw new SetUpException(
          "The disk of %s has %d MB left; the stack needs at least %d MB. Free some space, or put the data elsewhere: ./leadline up --data DIR"
              .formatted(folder, free, TO_START_MEGABYTES));
    }
  }

  /** A sentence when the disk has run short, or has room again, since the last call. */
  Optional<String> change() {
    try {
      return change(freeMegabytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Optional<String> change(long freeMegabytes) {
    boolean before = isShort;
    isShort = freeMegabytes < SHORT_MEGABYTES;
    if (before == isShort) {
      return Optional.empty();
    }
    return Optional.of(
        isShort
            ? "The disk of %s has %d MB left: free some space. Once it is full, sign-ups and jobs are refused until there is room; what was accepted stays."
                .formatted(folder, freeMegabytes)
            : "The disk of %s has room again: %d MB.".formatted(folder, freeMegabytes));
  }

  private long freeMegabytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace() >> 20;
  }
}
