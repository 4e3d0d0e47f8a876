package io.leadline.activities.web;

import io.leadline.activities.config.Environment;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Origins (scheme, host and port) that the operator opens although the guard would refuse them: the
 * provider simulator on loopback, a feed inside the company's network.
 */
public final class AllowedOrigins {
  public static final AllowedOrigins NONE = of(Set.of());

  private final Set<String> origins;

  private AllowedOrigins(Set<String> origins) {
    this.origins = origins;
  }

  /**
   * @param addresses each at least {@code scheme://host}; paths are ignored
   */
  public static AllowedOrigins of(Set<URI> addresses) {
    return new AllowedOrigins(
        addresses.stream().map(AllowedOrigins::origin).collect(Collectors.toUnmodifiableSet()));
  }

  /** The simulator's, and those that the operator lists. */
  public static AllowedOrigins from(Environment environment) {
    Set<URI> opened = new HashSet<>();
    for (String name : List.of("LEADLINE_SIMULATOR_URL", "LEADLINE_ALLOWED_ORIGINS")) {
      for (String origin : environment.text(name, "").split(",", -1)) {
        if (!origin.isBlank()) {
          add(opened, name, origin.strip(), environment);
        }
      }
    }
    return of(opened);
  }

  private static void add(Set<URI> opened, String name, String origin, Environment environment) {
    try {
      opened.add(URI.create(origin));
    } catch (IllegalArgumentException e) {
      environment.refuse(name, origin, "addresses such as https://feeds.example.com, by commas");
    }
  }

  boolean contains(URI address) {
    return origins.contains(origin(address));
  }

  private static String origin(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    return scheme + "://" + host + ":" + (address.getPort() < 0 ? standard : address.getPort());
  }
}
