package io.leadline.starter.api.lead;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.engagement.BoardReport;
import io.leadline.activities.lead.Lead;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.starter.api.Routes;
import io.leadline.starter.api.lead.BoardEventJson.BoardEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST /events}: the board tells of engagement that it saw itself, one event or an array of
 * them. Each stands for itself: what can be taken is taken, and the answer names the rest by its
 * place in the array. The same event again counts once.
 */
public final class EventRoutes implements Routes {
  private static final int MOST = 1000;

  private final Access access;
  private final Leads leads;
  private final InstantSource clock;

  /** What this route asks of the lead feature. */
  public interface Leads {
    /** By id, address or phone number. */
    Optional<Lead> find(String name);

    Optional<Lead> findByExternalId(String externalId);

    /** Stores what the board saw; false when there is no such lead any more. */
    boolean take(BoardReport report);
  }

  /** What became of a request: how many events were taken, and which were not and why. */
  record Taken(int taken, List<Refused> refused) {}

  /**
   * An event that was not taken.
   *
   * @param index its place in the array, from 0
   */
  record Refused(int index, int status, String detail, List<BadField> errors) {}

  public EventRoutes(Access access, Leads leads, InstantSource clock) {
    this.access = access;
    this.leads = leads;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/events", this::take);
  }

  private void take(Context context) throws IOException {
    access.operatorOnly(context);
    JsonNode body = Json.mapper().readTree(context.bodyAsBytes());
    if (body == null || !(body.isObject() || body.isArray())) {
      throw new BadRequestResponse("The body must be an event, or an array of events.");
    }
    if (body.size() > MOST && body.isArray()) {
      throw new BadRequestResponse("At most " + MOST + " events in one request.");
    }
    List<JsonNode> items = new ArrayList<>();
    if (body.isArray()) {
      body.forEach(items::add);
    } else {
      items.add(body);
    }
    List<Refused> refused = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<BadField> problems = take(items.get(i));
      if (!problems.isEmpty()) {
        refused.add(new Refused(i, 422, "This event was not taken.", problems));
      }
    }
    if (!items.isEmpty() && refused.size() == items.size()) {
      Problem.badFields(body.isArray() ? named(refused) : refused.getFirst().errors())
          .send(context);
    } else {
      context.json(new Taken(items.size() - refused.size(), refused));
    }
  }

  private List<BadField> take(JsonNode item) {
    BoardEventJson json = new BoardEventJson(item);
    BoardEvent event = json.read();
    if (!json.problems().isEmpty()) {
      return json.problems();
    }
    String name = event.lead();
    String externalId = event.externalId();
    Optional<Lead> lead =
        name != null
            ? leads.find(name)
            : Optional.ofNullable(externalId).flatMap(leads::findByExternalId);
    boolean known = lead.isPresent() && engaged(lead.get().id(), event);
    return known
        ? List.of()
        : List.of(
            new BadField(name != null ? "lead" : "externalId", "there is no such lead", null));
  }

  private boolean engaged(String leadId, BoardEvent event) {
    Instant now = clock.instant();
    Instant told = event.at();
    Instant at = told == null ? now : told;
    String what = leadId + "|" + event.source() + "|" + at + "|" + event.postingId();
    String id = "board-" + UUID.nameUUIDFromBytes(what.getBytes(UTF_8));
    return leads.take(new BoardReport(id, leadId, event.source(), at, now, event.postingId()));
  }

  /** Fields of an array's items, such as {@code [2].type}. */
  private static List<BadField> named(List<Refused> refused) {
    List<BadField> all = new ArrayList<>();
    for (Refused item : refused) {
      for (BadField error : item.errors()) {
        String field = error.field().isEmpty() ? "" : "." + error.field();
        all.add(
            new BadField("[" + item.index() + "]" + field, error.problem(), error.suggestion()));
      }
    }
    return all;
  }
}
