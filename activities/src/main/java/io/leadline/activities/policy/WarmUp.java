package io.leadline.activities.policy;

import io.leadline.activities.job.JobRates;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.MessageLedger;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a sender's domain sends on a day (UTC) in all processes together, and lets no more
 * through than its {@link WarmUpPlan} allows. The day of the first mail is noted when it leaves; a
 * ledger older than any note tells of a domain that is in use already.
 */
public final class WarmUp {
  private static final String NAME = "warm-up:";
  private static final int LOOKED_AT = 200;

  private final WarmUpPlan plan;
  private final String domain;
  private final SenderDomains domains;
  private final MessageLedger ledger;
  private final JobRates rates;
  private final InstantSource clock;
  private volatile @Nullable LocalDate first;

  /**
   * @param domain that our mail is from
   */
  public WarmUp(
      WarmUpPlan plan,
      String domain,
      SenderDomains domains,
      MessageLedger ledger,
      JobRates rates,
      InstantSource clock) {
    this.plan = plan;
    this.domain = domain.toLowerCase(Locale.ROOT);
    this.domains = domains;
    this.ledger = ledger;
    this.rates = rates;
    this.clock = clock;
  }

  /**
   * Places of a day.
   *
   * @param begin of the day, in seconds since the epoch
   * @param given for how many mails
   */
  record Places(long begin, int given) {}

  /**
   * Today's places for so many mails.
   *
   * @param withheld whether they may be too many; others are only counted
   */
  Places take(int wanted, boolean withheld) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    long begin = begin(today);
    OptionalInt most =
        plan.applies() && wanted > 0 ? plan.allowance(firstDay(today), today) : OptionalInt.empty();
    if (most.isEmpty()) {
      return new Places(begin, wanted);
    }
    int limit = withheld ? most.getAsInt() : Integer.MAX_VALUE;
    return new Places(begin, rates.take(NAME + domain, begin, limit, wanted));
  }

  void giveBack(Places places, int unused) {
    if (plan.applies()) {
      rates.giveBack(NAME + domain, places.begin, unused);
    }
  }

  private LocalDate firstDay(LocalDate today) {
    LocalDate known = first;
    if (known == null) {
      known = domains.since(domain).orElse(null);
    }
    if (known == null) {
      domains.note(domain, domains.isEmpty() ? firstMail().orElse(today) : today);
      known = domains.since(domain).orElse(today);
    }
    first = known;
    return known;
  }

  /** Day of the oldest mail in the ledger. */
  private Optional<LocalDate> firstMail() {
    return ledger.inState(CallState.ACCEPTED, Instant.EPOCH, clock.instant(), LOOKED_AT).stream()
        .filter(call -> call.channel() == Channel.EMAIL)
        .map(Call::at)
        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
        .findFirst();
  }

  private static long begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  /**
   * How far a domain is.
   *
   * @param day of its warm-up, from 1; {@code days} is the last
   * @param allowed mails today, {@code used} those of them that have left
   */
  public record Progress(String domain, long day, int days, int allowed, int used) {}

  /** How far it is today; empty when there is no limit, or no mail has left yet. */
  public Optional<Progress> progress() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Optional<LocalDate> since = plan.applies() ? domains.since(domain) : Optional.empty();
    return since.flatMap(
        day -> {
          OptionalInt allowed = plan.allowance(day, today);
          return allowed.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Progress(
                      domain,
                      plan.day(day, today),
                      plan.days(),
                      allowed.getAsInt(),
                      rates.taken(NAME + domain, begin(today))));
        });
  }
}
