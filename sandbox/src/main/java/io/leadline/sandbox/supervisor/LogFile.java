package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The log of one component. The component writes it directly, so that it outlives the supervisor;
 * rotating therefore copies and cuts the file instead of renaming it.
 */
record LogFile(Path path, long limit) {
  static final long LIMIT = 10L << 20;
  private static final int TAIL_BYTES = 4096;
  private static final int TAIL_LINES = 15;

  LogFile(Path path) {
    this(path, LIMIT);
  }

  /** Keeps what is there as {@code NAME.log.1} and goes on with an empty file, once it is large. */
  void rotate() {
    try {
      if (Files.exists(path) && Files.size(path) > limit) {
        Files.copy(
            path,
            path.resolveSibling(path.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    } catch (IOException e) {
      throw new SetUpException(
          "The log %s cannot be rotated: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The last lines, indented, to show why something failed. */
  String tail() {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      String[] lines = new String(bytes, StandardCharsets.UTF_8).stripTrailing().split("\n", -1);
      StringBuilder tail = new StringBuilder();
      for (int i = Math.max(0, lines.length - TAIL_LINES); i < lines.length; i++) {
        tail.append("\n    ").append(lines[i]);
      }
      return tail.toString();
    } catch (IOException e) {
      return "\n    (no log)";
    }
  }
}
