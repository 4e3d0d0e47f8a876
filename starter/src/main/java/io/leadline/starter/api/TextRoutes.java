package io.leadline.starter.api;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is served as it lies in the jar: stylesheet, API description. */
public final class TextRoutes implements Routes {
  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    String style = resource("/static/leadline.css");
    String description = resource("/openapi.json");
    routes.get(
        "/static/leadline.css",
        context ->
            context
                .contentType("text/css; charset=utf-8")
                .header("Cache-Control", "public, max-age=300")
                .result(style));
    routes.get(
        "/openapi.json", context -> context.contentType("application/json").result(description));
    routes.get(
        "/robots.txt",
        context -> context.contentType("text/plain").result("User-agent: *\nDisallow: /\n"));
  }

  private static String resource(String path) {
    try (InputStream in = TextRoutes.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
