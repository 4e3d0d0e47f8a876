package io.leadline.sandbox.provider.sendgrid;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leadline.sandbox.provider.http.ApiExchange;
import java.io.IOException;
import java.util.List;

/** SendGrid's lists of addresses that it mails no more, {@code GET /v3/suppression/{list}}. */
final class SuppressionRoutes {
  private static final int MOST = 500;

  private final SuppressionList suppressed;

  /** An entry as SendGrid shows it; {@code created} in seconds since the epoch. */
  record Entry(long created, String email, String reason) {}

  SuppressionRoutes(SuppressionList suppressed) {
    this.suppressed = suppressed;
  }

  void register(RoutesConfig routes) {
    routes.get(SendGridRoutes.BASE + "/suppression/{list}", this::list);
  }

  private void list(Context ctx) throws IOException {
    String name = ctx.pathParam("list");
    if (!SuppressionList.isList(name)) {
      SendGridRoutes.refuse(ctx, 404, MailError.plain("Not Found"));
      return;
    }
    int limit = ctx.queryParamAsClass("limit", Integer.class).getOrDefault(MOST);
    int offset = ctx.queryParamAsClass("offset", Integer.class).getOrDefault(0);
    if (limit < 1 || limit > MOST || offset < 0) {
      SendGridRoutes.refuse(ctx, 400, MailError.plain("limit must be from 1 to " + MOST));
      return;
    }
    List<Entry> page =
        suppressed.page(name, offset, limit).stream()
            .map(it -> new Entry(it.since().getEpochSecond(), it.email(), it.reason()))
            .toList();
    ApiExchange.json(ctx, 200, page);
  }
}
