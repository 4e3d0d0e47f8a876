package io.leadline.activities.policy;

import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobRates;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together for operators how every channel stands. */
public final class SendingOverview {
  private final SendingLimits limits;
  private final WarmUp warmUp;
  private final JobRates rates;
  private final JobBrakes brakes;
  private final InstantSource clock;

  public SendingOverview(
      SendingLimits limits, WarmUp warmUp, JobRates rates, JobBrakes brakes, InstantSource clock) {
    this.limits = limits;
    this.warmUp = warmUp;
    this.rates = rates;
    this.brakes = brakes;
    this.clock = clock;
  }

  /** In the order of the channels. */
  public List<ChannelStatus> channels() {
    List<Brake> set = brakes.all();
    return Arrays.stream(Channel.values())
        .map(
            channel ->
                ChannelStatus.of(
                    channel.name().toLowerCase(Locale.ROOT),
                    find(set, Brake.sending(channel)),
                    find(set, Brake.slow(channel)),
                    limits(channel)))
        .toList();
  }

  private static @Nullable Brake find(List<Brake> set, String what) {
    return set.stream().filter(brake -> brake.what().equals(what)).findFirst().orElse(null);
  }

  private ChannelStatus.Limits limits(Channel channel) {
    boolean mail = channel == Channel.EMAIL;
    return new ChannelStatus.Limits(
        limits.messages(channel).toString(),
        limits.calls(channel).toString(),
        limits.slowed().toString(),
        limits.perWeek().getOrDefault(channel, 0),
        mail ? warmUp.progress().orElse(null) : null,
        mail ? domains() : Map.of(),
        limits.thresholds());
  }

  private Map<String, ChannelStatus.DomainUse> domains() {
    Instant now = clock.instant();
    Map<String, ChannelStatus.DomainUse> all = new TreeMap<>();
    limits
        .domains()
        .perHour()
        .forEach(
            (domain, perHour) ->
                limits
                    .domains()
                    .portion(domain, now)
                    .map(portion -> use(domain, perHour, portion))
                    .ifPresent(use -> all.put(domain, use)));
    return all;
  }

  private ChannelStatus.DomainUse use(String domain, int perHour, DomainRates.Portion portion) {
    int used = rates.taken(SendingQuotas.DOMAIN + domain, portion.begin());
    return new ChannelStatus.DomainUse(perHour, used, portion.most());
  }
}
