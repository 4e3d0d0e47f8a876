package io.leadline.activities.web;

import java.net.URI;
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
