package io.leadline.starter.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.failure.BackendUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /healthz}: the process answers. {@code /readyz}: what it needs is there, and what is
 * missing by name. Only what no request can do without makes it not ready: while Temporal or
 * Elasticsearch are away, sign-ups and opt-outs still count.
 */
public final class HealthRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
  private static final long PATIENCE_SECONDS = 3;

  private final List<Backend> backends;
  private final ExecutorService probing = Executors.newVirtualThreadPerTaskExecutor();

  public HealthRoutes(List<Backend> backends) {
    this.backends = List.copyOf(backends);
  }

  /**
   * Something the process talks to.
   *
   * @param needed whether requests fail without it
   * @param probe throws when it cannot be reached
   */
  public record Backend(String name, boolean needed, Runnable probe) {}

  /** What {@code /readyz} answers. */
  record Readiness(boolean ready, List<String> missing, Map<String, String> backends) {}

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/healthz", context -> context.json(Map.of("status", "ok")));
    routes.get("/readyz", this::ready);
  }

  private void ready(Context context) {
    Map<Backend, CompletableFuture<String>> asked = new LinkedHashMap<>();
    for (Backend backend : backends) {
      asked.put(backend, CompletableFuture.supplyAsync(() -> state(backend), probing));
    }
    Map<String, String> states = new LinkedHashMap<>();
    asked.forEach(
        (backend, state) ->
            states.put(
                backend.name(),
                state
                    .completeOnTimeout("does not answer", PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join()));
    boolean ready =
        backends.stream().noneMatch(b -> b.needed() && !"ok".equals(states.get(b.name())));
    List<String> missing =
        backends.stream().map(Backend::name).filter(n -> !"ok".equals(states.get(n))).toList();
    context.status(ready ? 200 : 503).json(new Readiness(ready, missing, states));
  }

  private static String state(Backend backend) {
    try {
      backend.probe().run();
      return "ok";
    } catch (BackendUnavailableException e) {
      return "cannot be reached";
    } catch (RuntimeException e) {
      LOG.warn("{} is not ready: {}", backend.name(), e.toString());
      return "cannot be reached";
    }
  }
}
