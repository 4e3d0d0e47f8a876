package io.leadline.starter.api.lead;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.place.TakenPlace;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.Notice;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.OptOutCause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /leads}: sign-up for everyone, with an answer that does not tell whether the address is
 * known; the rest for operators.
 */
public final class LeadRoutes implements Routes {

  private final Access access;
  private final ClientAddress addresses;
  private final Leads leads;
  private final String publicUrl;

  /** What these routes ask of the lead feature. */
  public interface Leads {
    SignUpResult signUp(SignUpForm form);

    /** By id, address or phone number, which several may share. */
    List<Lead> find(String name);

    /** What an operator is shown of a lead, as JSON. */
    Object view(Lead lead);

    /** What its next alerts would hold and why, as JSON. */
    Object preview(Lead lead);

    /** What happened to a lead and why, as JSON. */
    Object timeline(Lead lead);

    /** The same as a page. */
    String timelinePage(Lead lead);

    /** Everything that is kept of a lead, to be shown as JSON. */
    Object export(Lead lead);

    /** Deletes what is known of a lead; holds when it returns. */
    void erase(Lead lead);

    /** Withdraws consent on a channel; returns when that is stored. */
    void unsubscribe(Lead lead, Channel channel, OptOutCause cause);

    /** Until further notice without an end; false when its stage cannot be paused. */
    boolean pause(Lead lead, @Nullable Instant until);

    /** False when its stage cannot be paused. */
    boolean resume(Lead lead);
  }

  /**
   * What the public hears, whoever signs up: it depends on what the address looks like, never on
   * whether it is known.
   */
  private static Map<String, Object> publicAnswer(SignUpResult.Accepted accepted) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", "accepted");
    answer.put(
        "message", "If the address can receive mail, a message to confirm it is on its way.");
    if (accepted.suggestion() != null) {
      answer.put("suggestion", accepted.suggestion());
    }
    if (accepted.shared()) {
      answer.put("warning", Notice.SHARED);
    }
    if (accepted.place() != null) {
      answer.put("place", accepted.place());
    }
    return answer;
  }

  /** What an operator hears after a sign-up. */
  record SignedUp(
      String id,
      LeadStage stage,
      String url,
      boolean known,
      @Nullable String suggestion,
      @Nullable TakenPlace place) {}

  public LeadRoutes(Access access, ClientAddress addresses, Leads leads, String publicUrl) {
    this.access = access;
    this.addresses = addresses;
    this.leads = leads;
    this.publicUrl = publicUrl;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/leads", this::signUp);
    routes.get("/leads/{id}", context -> context.json(show(context, leads::view)));
    routes.get(
        "/leads/{id}/alerts/preview", context -> context.json(show(context, leads::preview)));
    routes.get("/leads/{id}/timeline", this::timeline);
    routes.get("/leads/{id}/timeline.html", this::timelinePage);
  }

  private void signUp(Context context) throws IOException {
    boolean operator = access.isOperatorOrPublic(context);
    JsonNode body = object(context);
    SignUpJson json = new SignUpJson(body);
    SignUpForm form = json.read(operator, addresses.of(context));
    if (!json.problems().isEmpty()) {
      Problem.badFields(json.problems()).send(context);
      return;
    }
    switch (leads.signUp(form)) {
      case SignUpResult.Accepted accepted -> accepted(context, operator, accepted);
      case SignUpResult.Refused refused ->
          Problem.badFields(
                  refused.problems().stream()
                      .map(p -> new BadField(p.field(), p.problem(), p.suggestion()))
                      .toList())
              .send(context);
      case SignUpResult.TooMany tooMany -> tooMany(context, tooMany.retryAfter());
    }
  }

  private void accepted(Context context, boolean operator, SignUpResult.Accepted accepted) {
    context.status(202);
    if (operator) {
      String id = accepted.leadId();
      LeadStage stage =
          leads.find(id).stream()
              .findFirst()
              .map(lead -> lead.life().stage())
              .orElse(LeadStage.NEW);
      String url = publicUrl + "/leads/" + id;
      context.json(
          new SignedUp(id, stage, url, accepted.known(), accepted.suggestion(), accepted.place()));
    } else {
      context.json(publicAnswer(accepted));
    }
  }

  private static void tooMany(Context context, Duration retryAfter) {
    context.header("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    Problem.of(429, "Too many sign-ups; please wait.").send(context);
  }

  /** JSON, unless a page is preferred. */
  private void timeline(Context context) {
    String accept = context.header("Accept");
    if (accept != null && accept.contains("text/html")) {
      timelinePage(context);
    } else {
      context.json(show(context, leads::timeline));
    }
  }

  private void timelinePage(Context context) {
    access.readersToo(context);
    context.html(leads.timelinePage(LeadInPath.of(context, leads)));
  }

  private Object show(Context context, Function<Lead, Object> aspect) {
    access.readersToo(context);
    return aspect.apply(LeadInPath.of(context, leads));
  }

  static JsonNode object(Context context) throws IOException {
    JsonNode body = Json.mapper().readTree(context.bodyAsBytes());
    if (body == null || !body.isObject()) {
      throw new BadRequestResponse("The body must be a JSON object.");
    }
    return body;
  }
}
