package io.leadline.starter.api;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson;
import io.leadline.starter.Json;
import io.leadline.starter.page.Pages;
import java.time.Duration;
import java.util.List;

/**
 * The HTTP server of the API process: Javalin on virtual threads with our headers, limits and
 * errors, and the routes of the features. It stops gracefully: no new connections, running requests
 * end.
 */
public final class ApiServer implements AutoCloseable {
  /** Bodies above this are refused with 413, except where a route reads more by itself. */
  static final long BODY_LIMIT = 1 << 20;

  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Javalin javalin;

  private ApiServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts listening.
   *
   * @param port 0 takes any free one
   */
  public static ApiServer start(
      String host, int port, Pages pages, RequestMetrics metrics, List<Routes> features) {
    Javalin javalin = create(pages, metrics, features);
    javalin.start(host, port);
    return new ApiServer(javalin);
  }

  private static Javalin create(Pages pages, RequestMetrics metrics, List<Routes> features) {
    Errors errors = new Errors(pages);
    return Javalin.create(
        config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.http.maxRequestSize = BODY_LIMIT;
          config.http.prefer405over404 = true;
          config.http.generateEtags = false;
          config.jsonMapper(new JavalinJackson(Json.mapper(), true));
          config.jetty.modifyServer(server -> server.setStopTimeout(GRACE.toMillis()));
          config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
          new SecurityHeaders().addTo(config.routes);
          metrics.addTo(config.routes);
          errors.addTo(config.routes);
          features.forEach(feature -> feature.addTo(config.routes));
        });
  }

  public int port() {
    return javalin.port();
  }

  /** Method and pattern of every route. */
  public List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
