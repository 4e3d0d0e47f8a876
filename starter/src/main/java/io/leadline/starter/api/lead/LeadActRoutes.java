package io.leadline.starter.api.lead;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.Lead;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.starter.api.Routes;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.OptOutCause;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators do with a lead: unsubscribe, pause, resume. Answers the lead as stored then. */
public final class LeadActRoutes implements Routes {
  private final Access access;
  private final LeadRoutes.Leads leads;
  private final InstantSource clock;

  public LeadActRoutes(Access access, LeadRoutes.Leads leads, InstantSource clock) {
    this.access = access;
    this.leads = leads;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/leads/{id}/unsubscribe", this::unsubscribe);
    routes.post("/leads/{id}/pause", this::pause);
    routes.post("/leads/{id}/resume", this::resume);
  }

  /** Without a body all channels; {@code {"channel":"sms"}} names one. */
  private void unsubscribe(Context context) throws IOException {
    access.operatorOnly(context);
    Lead lead = LeadInPath.of(context, leads);
    for (Channel channel : channels(body(context).path("channel"))) {
      leads.unsubscribe(lead, channel, OptOutCause.OPERATOR);
    }
    answer(context, lead);
  }

  /** Until further notice without {@code until}: an instant, or a day in the zone of the lead. */
  private void pause(Context context) throws IOException {
    access.operatorOnly(context);
    Lead lead = LeadInPath.of(context, leads);
    JsonNode until = body(context).path("until");
    Instant end = null;
    if (!until.isMissingNode() && !until.isNull()) {
      end = moment(until.asText(), lead);
      if (end == null || !end.isAfter(clock.instant())) {
        Problem.badFields(
                List.of(
                    new BadField(
                        "until",
                        "must be a moment to come, such as 2027-01-15 or 2027-01-15T08:00:00Z",
                        null)))
            .send(context);
        return;
      }
    }
    answer(context, lead, leads.pause(lead, end));
  }

  private void resume(Context context) {
    access.operatorOnly(context);
    Lead lead = LeadInPath.of(context, leads);
    answer(context, lead, leads.resume(lead));
  }

  private void answer(Context context, Lead lead, boolean taken) {
    if (!taken) {
      throw new ConflictResponse(
          "This lead is "
              + lead.life().stage()
              + "; only ACTIVE, PAUSED and WINBACK can be paused and resumed.");
    }
    answer(context, lead);
  }

  private void answer(Context context, Lead lead) {
    context.json(leads.view(leads.find(lead.id()).stream().findFirst().orElse(lead)));
  }

  private static @Nullable Instant moment(String text, Lead lead) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(lead.timeZone()).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static JsonNode body(Context context) throws IOException {
    return context.body().isBlank() ? Json.mapper().createObjectNode() : LeadRoutes.object(context);
  }

  private static List<Channel> channels(JsonNode name) {
    if (name.isMissingNode() || name.isNull()) {
      return List.of(Channel.values());
    }
    for (Channel channel : Channel.values()) {
      if (channel.name().equalsIgnoreCase(name.asText())) {
        return List.of(channel);
      }
    }
    throw new BadRequestResponse("channel must be email or sms");
  }
}
