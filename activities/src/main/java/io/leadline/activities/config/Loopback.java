package io.leadline.activities.config;

import java.net.URI;
import java.util.Set;

/** Tells whether an address means this machine, which makes a provider the simulator. */
public final class Loopback {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private Loopback() {}

  public static boolean is(String url) {
    try {
      String host = URI.create(url).getHost();
      return host != null && NAMES.contains(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
