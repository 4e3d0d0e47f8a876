package io.leadline.starter.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Ports;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the HTTP side of the API process is told. Secrets are masked in {@link #toString}.
 *
 * @param host bound address; loopback unless told otherwise
 * @param publicUrl what links in messages begin with, without a slash at the end
 * @param proxies how many proxies in front add to {@code X-Forwarded-For}; 0 reads none of it
 * @param temporalUiOrigins origins whose pages may call the codec endpoint
 */
public record ApiConfig(
    String host,
    int port,
    String publicUrl,
    String operatorToken,
    Optional<String> readonlyToken,
    int proxies,
    List<String> temporalUiOrigins) {
  private static final int SHORTEST_TOKEN = 16;

  public static ApiConfig from(Environment environment) {
    Ports ports = Ports.from(environment);
    int port = environment.number("LEADLINE_PORT", ports.api(), 0, 65_535);
    return new ApiConfig(
        environment.text("LEADLINE_HOST", "127.0.0.1"),
        port,
        publicUrl(environment, port),
        operatorToken(environment),
        environment.text("LEADLINE_READONLY_TOKEN"),
        environment.number("LEADLINE_PROXIES", 0, 0, 10),
        uiOrigins(environment, ports.temporalUi()));
  }

  /** Reads {@code LEADLINE_PUBLIC_URL}; the local address of the API when it is not set. */
  public static String publicUrl(Environment environment, int port) {
    String fallback = "http://127.0.0.1:" + port;
    String url = environment.text("LEADLINE_PUBLIC_URL", fallback);
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && uri.getScheme().matches("https?") && uri.getQuery() == null) {
        return url.replaceAll("/+$", "");
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    environment.refuse("LEADLINE_PUBLIC_URL", url, "an address such as https://jobs.example.com");
    return fallback;
  }

  private static String operatorToken(Environment environment) {
    String token =
        environment.required(
            "LEADLINE_OPERATOR_TOKEN", "a secret of at least " + SHORTEST_TOKEN + " characters");
    if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
      environment.refuse(
          "LEADLINE_OPERATOR_TOKEN", "(masked)", "at least " + SHORTEST_TOKEN + " characters");
    }
    return token;
  }

  private static List<String> uiOrigins(Environment environment, int port) {
    return environment
        .text("LEADLINE_TEMPORAL_UI_URL")
        .map(url -> List.of(url.replaceAll("(?<=[^/:])/.*$", "")))
        .orElse(List.of("http://127.0.0.1:" + port, "http://localhost:" + port));
  }

  @Override
  public String toString() {
    return "ApiConfig[" + host + ":" + port + ", " + publicUrl + ", tokens=(masked)]";
  }
}
