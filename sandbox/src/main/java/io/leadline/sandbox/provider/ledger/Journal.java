package io.leadline.sandbox.provider.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An append-only file of JSON lines. A line counts once its line feed is written, so a process that
 * is killed leaves at most one unfinished line, which the next start cuts off. Guards against a
 * killed process, not against power loss.
 */
public final class Journal implements Closeable {
  private static final int READ_AT_ONCE = 256 * 1024;

  private final FileChannel channel;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long end;

  private Journal(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  public static Journal open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long whole = endOfLastLine(channel);
    channel.truncate(whole);
    return new Journal(channel, whole);
  }

  /** One line, with the offset of the byte after its line feed. */
  public static final class Line {
    private final long end;
    private final byte[] text;

    private Line(long end, byte[] text) {
      this.end = end;
      this.text = text;
    }

    public long end() {
      return end;
    }

    /** Whether this is an entry of that type; looks at the first bytes only. */
    public boolean is(String type) {
      byte[] wanted = ("{\"t\":\"" + type + "\"").getBytes(UTF_8);
      return text.length >= wanted.length
          && Arrays.equals(text, 0, wanted.length, wanted, 0, wanted.length);
    }

    public Entry entry() throws IOException {
      return LedgerJson.MAPPER.readValue(text, Entry.class);
    }
  }

  /**
   * Appends one entry; when this returns it survives the death of the process. Answers the new end.
   */
  long append(byte[] json, Runnable then) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    lock.lock();
    try {
      long at = end;
      while (line.hasRemaining()) {
        at += channel.write(line, at);
      }
      then.run();
      end = at;
      grown.signalAll();
      return at;
    } finally {
      lock.unlock();
    }
  }

  public long end() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something after the offset, at most that long. */
  public void awaitBeyond(long offset, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (end <= offset && left > 0) {
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The whole lines from the offset on, as many as fit one read, at least one if there is one. */
  public List<Line> read(long offset) throws IOException {
    long limit = end();
    int size = (int) Math.min(READ_AT_ONCE, limit - offset);
    while (size > 0) {
      ByteBuffer bytes = ByteBuffer.allocate(size);
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {}
      List<Line> lines = split(bytes.array(), offset);
      if (!lines.isEmpty() || size == limit - offset) {
        return lines;
      }
      size = (int) Math.min(size * 2L, limit - offset);
    }
    return List.of();
  }

  private static List<Line> split(byte[] bytes, long offset) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(new Line(offset + i + 1, Arrays.copyOfRange(bytes, start, i)));
        start = i + 1;
      }
    }
    return lines;
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(64 * 1024);
    for (long to = channel.size(); to > 0; ) {
      long from = Math.max(0, to - window.capacity());
      window.clear().limit((int) (to - from));
      while (window.hasRemaining() && channel.read(window, from + window.position()) > 0) {}
      for (int i = (int) (to - from) - 1; i >= 0; i--) {
        if (window.get(i) == '\n') {
          return from + i + 1;
        }
      }
      to = from;
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
