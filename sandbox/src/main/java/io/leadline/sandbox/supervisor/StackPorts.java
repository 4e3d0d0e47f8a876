package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The ports of the stack on the loopback interface: the defaults, or seven from a base. */
public record StackPorts(
    int api,
    int workerMetrics,
    int temporal,
    int temporalUi,
    int mongodb,
    int elasticsearch,
    int simulator) {
  private static final String BASE = "LEADLINE_PORT_BASE";
  private static final int HIGHEST_BASE = 65_535 - 6;
  private static final StackPorts DEFAULTS =
      new StackPorts(8080, 9464, 7233, 8233, 27017, 9200, 8025);

  /** Reads {@code LEADLINE_PORT_BASE}. */
  public static StackPorts of(Map<String, String> environment) {
    String text = environment.getOrDefault(BASE, "").trim();
    if (text.isEmpty()) {
      return DEFAULTS;
    }
    if (!text.matches("\\d{1,5}")
        || Integer.parseInt(text) < 1024
        || Integer.parseInt(text) > HIGHEST_BASE) {
      throw new SetUpException(
          "%s is '%s': expected a number from 1024 to %d".formatted(BASE, text, HIGHEST_BASE));
    }
    int base = Integer.parseInt(text);
    return new StackPorts(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
  }

  /**
   * Refuses when something else listens on a port that the stack needs.
   *
   * @param users who is to use each port
   */
  static void requireFree(Map<Integer, String> users) {
    Collection<String> taken =
        users.entrySet().stream()
            .filter(user -> !isFree(user.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(user -> "port %d, which %s should use".formatted(user.getKey(), user.getValue()))
            .toList();
    if (!taken.isEmpty()) {
      throw new SetUpException(
          "Taken by another program: %s.\nStop that program, or choose seven ports in a row: %s=18080 ./leadline up"
              .formatted(taken.stream().collect(Collectors.joining("; ")), BASE));
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
