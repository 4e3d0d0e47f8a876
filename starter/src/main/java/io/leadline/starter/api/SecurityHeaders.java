package io.leadline.starter.api;

import io.javalin.router.JavalinDefaultRoutingApi;

/**
 * Headers of every answer. Tokens stand in addresses of pages, so no page may leak its address to
 * where its links lead, nor stay in a cache; no page of ours needs a script.
 */
final class SecurityHeaders implements Routes {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
          + "base-uri 'none'; frame-ancestors 'none'";

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.before(
        context ->
            context
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "no-store"));
  }
}
