package io.leadline.sandbox.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * Looks at ports and addresses of this machine: is something listening, does it answer, which port
 * is free. Uses plain sockets so that the small supervisor does not load an HTTP client.
 */
public final class Reachability {
  private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();

  private Reachability() {}

  /** Whether a GET of the address is answered with a 2xx status within two seconds. */
  public static boolean answers(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      try {
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        connection.setInstanceFollowRedirects(false);
        return connection.getResponseCode() / 100 == 2;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether something accepts connections on this port of the loopback interface. */
  public static boolean listens(int port) {
    return listens(InetAddress.getLoopbackAddress().getHostAddress(), port);
  }

  /** Whether something accepts connections there. */
  public static boolean listens(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A port of the loopback interface that nothing uses at this moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new SetUpException("No free port on the loopback interface: " + e.getMessage(), e);
    }
  }
}
