package io.leadline.starter.api;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;

/** Names requests in logs and metrics. */
final class Route {
  private Route() {}

  /** The route's pattern; never the path itself, which may hold a token. */
  static String of(Context context) {
    Endpoint matched = context.endpoints().matchedHttpEndpoint();
    return matched == null ? "(none)" : matched.path;
  }
}
