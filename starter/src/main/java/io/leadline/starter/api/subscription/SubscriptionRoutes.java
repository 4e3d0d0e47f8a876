package io.leadline.starter.api.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.subscription.SubscriptionDesk;
import io.leadline.activities.subscription.SubscriptionView;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Routes;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subscriptions to events of leads, jobs and batches: add, list, remove, enable, disable. */
public final class SubscriptionRoutes implements Routes {
  private static final String WHO = "operator";

  private final Access access;
  private final SubscriptionDesk desk;

  public SubscriptionRoutes(Access access, SubscriptionDesk desk) {
    this.access = access;
    this.desk = desk;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/subscriptions", this::list);
    routes.post("/subscriptions", this::add);
    routes.delete("/subscriptions", context -> remove(context, context.queryParam("id")));
    routes.get("/subscriptions/{id}", this::show);
    routes.delete("/subscriptions/{id}", context -> remove(context, context.pathParam("id")));
    routes.post("/subscriptions/{id}/enable", context -> enable(context, true));
    routes.post("/subscriptions/{id}/disable", context -> enable(context, false));
  }

  private void list(Context context) {
    access.readersToo(context);
    context.json(desk.all().stream().map(SubscriptionView::of).toList());
  }

  private void show(Context context) {
    access.readersToo(context);
    context.json(view(context.pathParam("id")));
  }

  /** {@code {url, events: [...], secret?}}; the answer alone shows the secret. */
  private void add(Context context) throws IOException {
    access.operatorOnly(context);
    JsonNode body = Json.mapper().readTree(context.bodyAsBytes());
    if (body == null || !body.isObject()) {
      throw new BadRequestResponse("The body must be a JSON object {url, events, secret?}.");
    }
    try {
      context
          .status(201)
          .json(
              SubscriptionView.of(
                  desk.create(url(body), events(body.path("events")), secret(body), WHO)));
    } catch (BadInputException bad) {
      Problem.badFields(
              bad.fields().stream()
                  .map(field -> new Problem.BadField(field.field(), field.problem(), null))
                  .toList())
          .send(context);
    }
  }

  private static URI url(JsonNode body) {
    try {
      return URI.create(body.path("url").asText());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "subscription", List.of(new BadInputException.BadField("url", "must be an address")));
    }
  }

  private static List<String> events(JsonNode types) {
    List<String> events = new ArrayList<>();
    types.forEach(type -> events.add(type.asText()));
    return events;
  }

  private static @Nullable String secret(JsonNode body) {
    return body.hasNonNull("secret") ? body.path("secret").asText() : null;
  }

  private void remove(Context context, @Nullable String id) {
    access.operatorOnly(context);
    if (id == null || !desk.remove(id, WHO)) {
      throw unknown();
    }
    context.status(204);
  }

  private void enable(Context context, boolean on) {
    access.operatorOnly(context);
    String id = context.pathParam("id");
    if (!(on ? desk.enable(id, WHO) : desk.disable(id, "by " + WHO, WHO))) {
      throw unknown();
    }
    context.json(view(id));
  }

  private SubscriptionView view(String id) {
    return desk.find(id).map(SubscriptionView::of).orElseThrow(SubscriptionRoutes::unknown);
  }

  private static NotFoundResponse unknown() {
    return new NotFoundResponse("There is no subscription with this id.");
  }
}
