package io.leadline.starter.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * Times every request by the route's pattern, and serves all metrics of the process at {@code
 * /metrics}.
 */
public final class RequestMetrics implements Routes, AutoCloseable {
  private static final String STARTED = "leadline.started";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();

  public RequestMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    garbage.bindTo(registry);
  }

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.before(context -> context.attribute(STARTED, Timer.start(registry)));
    routes.after(this::record);
    routes.get(
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(registry.scrape()));
  }

  private void record(Context context) {
    Timer.Sample started = context.attribute(STARTED);
    if (started != null) {
      started.stop(
          Timer.builder("leadline.http.requests")
              .description("Answered requests by route")
              .tag("method", context.method().name())
              .tag("route", Route.of(context))
              .tag("status", String.valueOf(context.statusCode()))
              .register(registry));
    }
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
