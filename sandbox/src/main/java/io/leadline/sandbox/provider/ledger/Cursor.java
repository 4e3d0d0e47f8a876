package io.leadline.sandbox.provider.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How far a follower of the journal has got, kept in a file of eight bytes. */
public final class Cursor implements Closeable {
  private final FileChannel channel;
  private volatile long offset;

  private Cursor(FileChannel channel, long offset) {
    this.channel = channel;
    this.offset = offset;
  }

  public static Cursor open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    boolean known = channel.read(bytes, 0) == Long.BYTES;
    return new Cursor(channel, known ? bytes.getLong(0) : 0);
  }

  public long offset() {
    return offset;
  }

  public void moveTo(long newOffset) throws IOException {
    channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, newOffset), 0);
    offset = newOffset;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
