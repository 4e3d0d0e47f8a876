package io.leadline.sandbox.provider.http;

import io.javalin.http.Context;
import io.leadline.starter.api.UnreadBody;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;

/**
 * Reads request bodies of up to 30 MB, plain or gzip, while bounding how many bytes all requests
 * together hold, so that a small heap carries any number of senders.
 */
public final class RequestBody {
  static final int MOST_BYTES = 30 * 1024 * 1024;
  private static final long MOST_DISCARDED = 2L * MOST_BYTES;

  // A call of 30 MB in one string takes some six times as much while it is read: one at a time.
  private static final int ALL_MEGABYTES = 31;

  private final Semaphore megabytes = new Semaphore(ALL_MEGABYTES, true);

  /** The body is larger than a provider takes. */
  public static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** What is done with a body. */
  public interface Use {
    void with(byte[] body) throws Exception;
  }

  /** Reads the body and lends it for the time of the call. */
  public void read(Context request, Use use) throws Exception {
    boolean gzip = "gzip".equalsIgnoreCase(request.header("Content-Encoding"));
    long declared = request.req().getContentLengthLong();
    if (declared > MOST_BYTES) {
      UnreadBody.discard(request.bodyInputStream(), MOST_DISCARDED);
      throw new TooLarge();
    }
    // An unknown length, or one that gzip hides, is counted as the largest.
    int permits = gzip || declared < 0 ? MOST_BYTES >> 20 : (int) (declared >> 20) + 1;
    megabytes.acquire(permits);
    try (InputStream plain = request.bodyInputStream();
        InputStream in = gzip ? new GZIPInputStream(plain, 16 * 1024) : plain) {
      use.with(gzip || declared < 0 ? unknownLength(in) : exactly(in, (int) declared));
    } finally {
      megabytes.release(permits);
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] body = new byte[length];
    if (in.readNBytes(body, 0, length) < length) {
      throw new EOFException("the request ended early");
    }
    return body;
  }

  private static byte[] unknownLength(InputStream in) throws IOException, TooLarge {
    byte[] body = in.readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      UnreadBody.discard(in, MOST_DISCARDED);
      throw new TooLarge();
    }
    return body;
  }
}
