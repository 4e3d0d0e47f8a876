package io.leadline.sandbox.provider.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * Bodies of accepted calls, written as they came into numbered segment files. Reading goes by
 * {@link Slice}; whole segments are deleted once nothing in the mailbox refers to them.
 */
public final class BodyLog implements Closeable {
  private static final long SEGMENT_BYTES = 32L * 1024 * 1024;

  /**
   * Small writes, because the JDK keeps a direct buffer per thread as large as the largest write.
   */
  private static final int WRITE_AT_ONCE = 128 * 1024;

  private final Path folder;
  private int segment;
  private long used;
  private FileChannel channel;
  private int oldest;

  private BodyLog(Path folder, int oldest, int segment) throws IOException {
    this.folder = folder;
    this.oldest = oldest;
    this.segment = segment;
    this.channel = create(segment);
  }

  /** Opens the folder; new bodies go to a new segment, so an unfinished one is never continued. */
  public static BodyLog open(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      int[] numbers =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("bodies-\\d+\\.bin"))
              .mapToInt(name -> Integer.parseInt(name.substring(7, name.length() - 4)))
              .sorted()
              .toArray();
      int last = numbers.length == 0 ? 0 : numbers[numbers.length - 1];
      return new BodyLog(folder, numbers.length == 0 ? 1 : numbers[0], last + 1);
    }
  }

  /** Writes the pieces one after the other and answers where they begin. */
  Slice append(byte[]... pieces) throws IOException {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    FileChannel target;
    Slice slice;
    synchronized (this) {
      if (used > 0 && used + length > SEGMENT_BYTES) {
        channel.close();
        segment++;
        used = 0;
        channel = create(segment);
      }
      target = channel;
      slice = new Slice(segment, used, length);
      used += length;
      long at = slice.offset();
      for (byte[] piece : pieces) {
        for (int from = 0; from < piece.length; from += WRITE_AT_ONCE) {
          ByteBuffer part =
              ByteBuffer.wrap(piece, from, Math.min(WRITE_AT_ONCE, piece.length - from));
          while (part.hasRemaining()) {
            at += target.write(part, at);
          }
        }
      }
    }
    return slice;
  }

  /** The bytes of a slice, or none if its segment is gone. */
  public byte[] read(Slice slice) throws IOException {
    try (FileChannel source = FileChannel.open(file(slice.segment()), StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(slice.length());
      while (bytes.hasRemaining() && source.read(bytes, slice.offset() + bytes.position()) > 0) {}
      return bytes.array();
    } catch (NoSuchFileException gone) {
      return new byte[0];
    }
  }

  public synchronized int currentSegment() {
    return segment;
  }

  /** Deletes the segments before that one. */
  synchronized void dropBefore(int first) throws IOException {
    for (; oldest < first && oldest < segment; oldest++) {
      Files.deleteIfExists(file(oldest));
    }
  }

  private FileChannel create(int number) throws IOException {
    return FileChannel.open(
        file(number), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private Path file(int number) {
    return folder.resolve("bodies-%06d.bin".formatted(number));
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
