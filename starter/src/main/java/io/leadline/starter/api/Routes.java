package io.leadline.starter.api;

import io.javalin.router.JavalinDefaultRoutingApi;

/** The routes of one feature. */
@FunctionalInterface
public interface Routes {
  void addTo(JavalinDefaultRoutingApi routes);
}
