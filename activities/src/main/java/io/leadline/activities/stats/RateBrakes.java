package io.leadline.activities.stats;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.policy.RateThresholds;
import io.leadline.activities.stats.RateRules.Finding;
import io.leadline.activities.stats.RateRules.Level;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Slows or stops a channel whose complaints or bounces are too many, and tells operators once. A
 * slowed channel is freed when its rates are good again; a stopped one only by an operator. Safe to
 * repeat: what is set already is neither set nor told again.
 */
public final class RateBrakes {
  /** Who set the brake, as {@code sending} shows it. */
  public static final String WHO = "leadline";

  /** Acts among which an operator's start is looked for. */
  private static final int ACTS = 1000;

  private final JobBrakes brakes;
  private final AuditLog audit;
  private final RateThresholds thresholds;
  private final Alarms alarms;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /**
   * @param ids of entries of the audit log
   */
  public RateBrakes(
      JobBrakes brakes,
      AuditLog audit,
      RateThresholds thresholds,
      Alarms alarms,
      Supplier<String> ids,
      InstantSource clock) {
    this.brakes = brakes;
    this.audit = audit;
    this.thresholds = thresholds;
    this.alarms = alarms;
    this.ids = ids;
    this.clock = clock;
  }

  /** Sets or frees the brakes of a channel; answers what is out of bounds, in words. */
  List<String> apply(Channel channel, List<DayStats> days) {
    Optional<LocalDate> started = started(channel);
    List<DayStats> judged =
        days.stream()
            .filter(day -> started.filter(date -> !day.day().isAfter(date)).isEmpty())
            .toList();
    List<Finding> findings = RateRules.judge(channel, judged, thresholds);
    String words = findings.stream().map(Finding::words).collect(Collectors.joining("; "));
    if (findings.stream().anyMatch(finding -> finding.level() == Level.STOP)) {
      set(Brake.sending(channel), "sending.stop", channel + " stopped", words);
    } else if (!findings.isEmpty()) {
      set(Brake.slow(channel), "sending.slow", channel + " slowed", words);
    } else {
      free(Brake.slow(channel));
    }
    String name = channel.name().toLowerCase(Locale.ROOT);
    return findings.stream().map(finding -> name + " " + finding.words()).toList();
  }

  /** When an operator last let messages leave although the rates were bad. */
  private Optional<LocalDate> started(Channel channel) {
    return audit.list(ACTS).stream()
        .filter(act -> act.what().equals("sending.start"))
        .filter(act -> act.target().equals(Brake.sending(channel)))
        .map(act -> LocalDate.ofInstant(act.at(), ZoneOffset.UTC))
        .findFirst();
  }

  private void set(String what, String act, String title, String words) {
    if (brakes.all().stream().anyMatch(brake -> brake.what().equals(what))) {
      return;
    }
    Instant now = clock.instant();
    // Told first: killed in between, it is told twice rather than never.
    alarms.raise(Alarm.warning("rates " + what, title, words));
    brakes.pause(new Brake(what, WHO, now, words));
    audit.add(new AuditLog.Entry(ids.get(), now, WHO, act, what, words));
  }

  private void free(String what) {
    boolean ours =
        brakes.all().stream()
            .anyMatch(brake -> brake.what().equals(what) && brake.by().equals(WHO));
    if (ours) {
      brakes.resume(what);
      audit.add(
          new AuditLog.Entry(
              ids.get(), clock.instant(), WHO, "sending.unslow", what, "its rates are good"));
    }
  }
}
