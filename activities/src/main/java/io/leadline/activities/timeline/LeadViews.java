package io.leadline.activities.timeline;

import io.leadline.activities.alert.AlertState;
import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Outbox;
import io.leadline.activities.message.SendingGate;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.timeline.LeadView.ChannelView;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what an operator is shown of a lead, from all that is stored about it. */
public final class LeadViews {
  private final AlertStates alerts;
  private final Suppressions suppressions;
  private final Outbox outbox;
  private final SendingGate gate;
  private final Set<Channel> setUp;

  /**
   * @param setUp channels that messages can leave by
   */
  public LeadViews(
      AlertStates alerts,
      Suppressions suppressions,
      Outbox outbox,
      SendingGate gate,
      Set<Channel> setUp) {
    this.gate = gate;
    this.alerts = alerts;
    this.suppressions = suppressions;
    this.outbox = outbox;
    this.setUp = Set.copyOf(setUp);
  }

  public LeadView of(Lead lead) {
    LeadState life = lead.life();
    List<AlertState> states = alerts.find(lead.id());
    ChannelView email = channel(life.email(), Channel.EMAIL, lead.emailHash(), states);
    ChannelView sms = channel(life.sms(), Channel.SMS, lead.phoneHash(), states);
    Next next = next(life, List.of(email, sms));
    return new LeadView(
        lead.id(),
        life.stage(),
        life.why(),
        life.stageSince(),
        next == null ? null : next.at(),
        next == null ? null : next.step(),
        inOrder(email, sms),
        life.parked(),
        lead.email(),
        lead.phone(),
        lead.interest().query(),
        lead.interest().placeName(),
        lead.interest().radiusKm(),
        lead.interest().remoteOnly(),
        lead.interest().minPay(),
        lead.timeZone().getId(),
        lead.frequency(),
        lead.pendingAddress() != null,
        lead.externalId(),
        lead.epoch(),
        lead.createdAt(),
        outbox.of(lead.id()).size());
  }

  private static Map<String, ChannelView> inOrder(ChannelView email, ChannelView sms) {
    Map<String, ChannelView> channels = new LinkedHashMap<>();
    channels.put("email", email);
    channels.put("sms", sms);
    return channels;
  }

  private record Next(Instant at, String step) {}

  /** Whatever comes first: the deadline of its life, or an alert. */
  private static @Nullable Next next(LeadState life, List<ChannelView> channels) {
    List<Next> planned = new ArrayList<>();
    LeadState.Deadline deadline = life.deadline();
    if (deadline != null) {
      planned.add(new Next(deadline.at(), deadline.step().name()));
    }
    for (ChannelView channel : channels) {
      Instant alert = channel.nextAlertAt();
      if (alert != null) {
        planned.add(new Next(alert, "ALERT"));
      }
    }
    return planned.stream().min(Comparator.comparing(Next::at)).orElse(null);
  }

  private ChannelView channel(
      ChannelState state, Channel channel, @Nullable String hash, List<AlertState> states) {
    Suppression.Reason suppressed =
        hash == null
            ? null
            : suppressions.find(channel, hash).map(Suppression::reason).orElse(null);
    boolean isSetUp = setUp.contains(channel);
    Instant next =
        states.stream()
            .filter(alert -> isSetUp)
            .filter(alert -> alert.channel() == channel)
            .map(AlertState::slot)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
    return new ChannelView(
        state.consent(),
        state.reach(),
        suppressed,
        next,
        isSetUp,
        gate.stopped(channel).orElse(null));
  }
}
