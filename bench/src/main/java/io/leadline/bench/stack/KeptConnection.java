package io.leadline.bench.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * A client of the API that keeps its connection. The JDK's own client takes as much of a small
 * machine as the product that is measured on it, this one nearly nothing.
 */
public final class KeptConnection implements AutoCloseable {
  private static final int BUFFER = 2_048;
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String head;

  public KeptConnection(int port, String token) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    head =
        " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
            .formatted(port, token);
  }

  /** Posts JSON; gives the status of the answer. */
  public int post(String path, String body) {
    byte[] content = body.getBytes(UTF_8);
    String request = "POST " + path + head + "Content-Length: " + content.length + "\r\n\r\n";
    byte[] all = new byte[request.length() + content.length];
    System.arraycopy(request.getBytes(US_ASCII), 0, all, 0, request.length());
    System.arraycopy(content, 0, all, request.length(), content.length);
    try {
      out.write(all);
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = -1;
    for (String field = line(); !field.isEmpty(); field = line()) {
      if (field.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Long.parseLong(field.substring(LENGTH.length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    in.skipNBytes(length);
    return status;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the API closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
