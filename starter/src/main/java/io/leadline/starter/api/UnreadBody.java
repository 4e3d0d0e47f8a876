package io.leadline.starter.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * What remains of a body that was refused for its size. A server that closes a connection with
 * unread bytes makes the client's system discard the answer (RFC 9112, section 9.6), so the sender
 * would see a broken connection in place of the refusal.
 */
public final class UnreadBody {
  /** Whoever sends more than this beyond the limit may miss the answer. */
  private static final long MOST_BYTES = 32L << 20;

  private UnreadBody() {}

  /** Reads and discards the rest, up to a bound; a sender that has gone away is no failure. */
  static void discard(Context context) {
    try {
      discard(context.bodyInputStream(), MOST_BYTES);
    } catch (IOException gone) {
      context.header("Connection", "close");
    }
  }

  /** Reads and discards up to so many bytes. */
  public static void discard(InputStream body, long most) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = most;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = body.read(buffer);
    }
  }
}
