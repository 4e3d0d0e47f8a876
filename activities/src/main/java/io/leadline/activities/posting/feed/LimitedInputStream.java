package io.leadline.activities.posting.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an error once more than the allowed bytes were read, also of a packed document. */
public final class LimitedInputStream extends FilterInputStream {
  private final long limit;
  private long count;

  /**
   * @param limit in bytes
   */
  public LimitedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    counted(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    counted(Math.max(0, read));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(int read) throws IOException {
    count += read;
    if (count > limit) {
      throw new IOException("it is larger than " + limit + " bytes");
    }
  }
}
