package io.leadline.starter.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.activities.policy.ChannelStatus;
import io.leadline.activities.policy.SendingOverview;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.starter.api.Routes;
import io.leadline.workflows.lead.Channel;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether messages leave by each channel, and the brakes on them. */
public final class SendingRoutes implements Routes {
  private static final String WHO = "operator";

  private final Access access;
  private final BrakeDesk brakes;
  private final SendingOverview overview;

  public SendingRoutes(Access access, BrakeDesk brakes, SendingOverview overview) {
    this.access = access;
    this.brakes = brakes;
    this.overview = overview;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(
        "/sending",
        context -> {
          access.readersToo(context);
          context.json(all());
        });
    routes.post("/sending/stop", this::stop);
    routes.post("/sending/start", this::start);
  }

  /** Without a body all channels; {@code {"channel":"email","why":"..."}} names one. */
  private void stop(Context context) throws IOException {
    access.operatorOnly(context);
    JsonNode body = BulkWish.body(context);
    Set<Channel> channels = channels(context, body);
    channels.forEach(one -> brakes.stopSending(one, WHO, body.path("why").asText()));
    answer(context, channels);
  }

  private void start(Context context) throws IOException {
    access.operatorOnly(context);
    Set<Channel> channels = channels(context, BulkWish.body(context));
    channels.forEach(one -> brakes.startSending(one, WHO));
    answer(context, channels);
  }

  private void answer(Context context, Set<Channel> channels) {
    if (!channels.isEmpty()) {
      context.json(all());
    }
  }

  private Map<String, ChannelStatus> all() {
    Map<String, ChannelStatus> all = new LinkedHashMap<>();
    overview.channels().forEach(status -> all.put(status.channel(), status));
    return all;
  }

  /** None, and a refusal as the answer, when the name is no channel. */
  private static Set<Channel> channels(Context context, JsonNode body) {
    JsonNode named = body.path("channel");
    if (named.isMissingNode() || named.isNull()) {
      return EnumSet.allOf(Channel.class);
    }
    for (Channel channel : Channel.values()) {
      if (channel.name().equalsIgnoreCase(named.asText())) {
        return EnumSet.of(channel);
      }
    }
    Problem.badFields(List.of(new BadField("channel", "must be email or sms", null))).send(context);
    return EnumSet.noneOf(Channel.class);
  }
}
