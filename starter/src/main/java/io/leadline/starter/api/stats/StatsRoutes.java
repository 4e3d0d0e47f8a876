package io.leadline.starter.api.stats;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.stats.StatsQuery;
import io.leadline.activities.stats.StatsReport;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Routes;
import java.time.InstantSource;
import java.util.function.Function;

/** The figures that {@code leadline stats --json} prints; for whoever may read. */
public final class StatsRoutes implements Routes {
  private final Access access;
  private final Function<StatsQuery, StatsReport> reports;
  private final InstantSource clock;

  public StatsRoutes(
      Access access, Function<StatsQuery, StatsReport> reports, InstantSource clock) {
    this.access = access;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/stats", this::show);
  }

  private void show(Context context) {
    access.readersToo(context);
    StatsParameters parameters = new StatsParameters(context::queryParam, clock);
    StatsQuery query = parameters.query();
    if (query == null) {
      Problem.badFields(parameters.problems()).send(context);
    } else {
      context.json(reports.apply(query));
    }
  }
}
