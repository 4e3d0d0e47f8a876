package io.leadline.activities.web;

import io.leadline.activities.subscription.ReceiverRules;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Refuses at once what the {@link GuardedHttpClient} would refuse at every delivery, as far as that
 * shows without asking a name server.
 */
public final class GuardedReceivers implements ReceiverRules {
  private static final String LITERAL = "[0-9.]+|.*:.*";

  private final AllowedOrigins allowed;

  public GuardedReceivers(AllowedOrigins allowed) {
    this.allowed = allowed;
  }

  @Override
  public Optional<String> refusal(URI address) {
    HttpUrl url = HttpUrl.parse(address.toString());
    if (url == null) {
      return Optional.of("must be an address such as https://hooks.example.com/leadline");
    }
    if (allowed.contains(origin(url))) {
      return Optional.empty();
    }
    if (!url.isHttps()) {
      return Optional.of("must begin with https");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Optional.of("must not hold a user name or password");
    }
    return isPrivate(url.host())
        ? Optional.of("must lie on the public internet, or be allowed by LEADLINE_ALLOWED_ORIGINS")
        : Optional.empty();
  }

  static URI origin(HttpUrl url) {
    String host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
    return URI.create(url.scheme() + "://" + host + ":" + url.port());
  }

  /** Names are judged when they are connected to. */
  private static boolean isPrivate(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    try {
      return host.matches(LITERAL) && !PublicAddresses.isPublic(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
