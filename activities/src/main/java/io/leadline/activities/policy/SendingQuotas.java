package io.leadline.activities.policy;

import io.leadline.activities.job.JobRates;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.SendingPolicy;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The limits that the recipients of a call have to share, asked in this order: the lead's weekly
 * cap, the warm-up of the sender's domain, the rate of the recipient's domain. What a lead's own
 * life waits for, such as a verification, is counted and never withheld. A process that dies in the
 * middle leaves places taken that nobody used: fewer messages leave then, never more.
 */
public final class SendingQuotas implements SendingPolicy {
  static final String DOMAIN = "mail-to:";

  private final WeeklyCap cap;
  private final WarmUp warmUp;
  private final DomainRates domains;
  private final JobRates rates;
  private final InstantSource clock;

  public SendingQuotas(
      WeeklyCap cap, WarmUp warmUp, DomainRates domains, JobRates rates, InstantSource clock) {
    this.cap = cap;
    this.warmUp = warmUp;
    this.domains = domains;
    this.rates = rates;
    this.clock = clock;
  }

  @Override
  public Places places(List<Draft> drafts) {
    Taken taken = new Taken(clock.instant());
    Map<Boolean, List<Draft>> yielding =
        drafts.stream().collect(Collectors.partitioningBy(d -> d.kind().mayBeWithheld()));
    taken.add(yielding.getOrDefault(false, List.of()), false);
    taken.add(taken.underCap(yielding.getOrDefault(true, List.of())), true);
    return taken;
  }

  /** The places of one call. */
  private final class Taken implements Places {
    private final Instant at;
    private final Map<String, SendOutcome> withheld = new HashMap<>();
    private final Map<String, WarmUp.Places> days = new HashMap<>();
    private final Map<String, Long> portions = new HashMap<>();

    Taken(Instant at) {
      this.at = at;
    }

    /** Alerts were asked before they were composed; this is for messages of other kinds. */
    List<Draft> underCap(List<Draft> drafts) {
      List<Draft> under = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) {
        SendId id = SendId.parse(draft.sendId());
        if (draft.kind().isListedByLead()
            && id.isToLead()
            && cap.reached(draft.channel(), draft.leadId(), id.date())) {
          withheld.put(draft.sendId(), SendOutcome.CAPPED);
        } else {
          under.add(draft);
        }
      }
      return under;
    }

    void add(List<Draft> drafts, boolean mayBeWithheld) {
      List<Draft> mails = drafts.stream().filter(d -> d.channel() == Channel.EMAIL).toList();
      if (mails.isEmpty()) {
        return;
      }
      WarmUp.Places day = warmUp.take(mails.size(), mayBeWithheld);
      mails.forEach(draft -> days.put(draft.sendId(), day));
      withhold(mails.subList(day.given(), mails.size()), SendOutcome.WARMING_UP);
      mails.subList(0, day.given()).stream()
          .collect(Collectors.groupingBy(draft -> DomainRates.domainOf(draft.to())))
          .forEach((domain, to) -> addTo(domain, to, mayBeWithheld));
    }

    private void addTo(String domain, List<Draft> drafts, boolean mayBeWithheld) {
      domains
          .portion(domain, at)
          .ifPresent(
              portion -> {
                int most = mayBeWithheld ? portion.most() : Integer.MAX_VALUE;
                int given = rates.take(DOMAIN + domain, portion.begin(), most, drafts.size());
                drafts.forEach(draft -> portions.put(draft.sendId(), portion.begin()));
                List<Draft> tooMany = drafts.subList(given, drafts.size());
                tooMany.forEach(draft -> warmUp.giveBack(dayOf(draft), 1));
                withhold(tooMany, SendOutcome.DEFERRED);
              });
    }

    private void withhold(List<Draft> drafts, SendOutcome why) {
      drafts.forEach(draft -> withheld.put(draft.sendId(), why));
    }

    @Override
    public Map<String, SendOutcome> withheld() {
      return Map.copyOf(withheld);
    }

    @Override
    public void release(Collection<Draft> unsent) {
      List<Draft> held =
          unsent.stream()
              .filter(d -> d.channel() == Channel.EMAIL && !withheld.containsKey(d.sendId()))
              .toList();
      held.stream()
          .collect(Collectors.groupingBy(this::dayOf))
          .forEach((day, of) -> warmUp.giveBack(day, of.size()));
      held.stream()
          .filter(draft -> portions.containsKey(draft.sendId()))
          .collect(Collectors.groupingBy(draft -> DomainRates.domainOf(draft.to())))
          .forEach(
              (domain, to) ->
                  rates.giveBack(
                      DOMAIN + domain,
                      portions.getOrDefault(to.getFirst().sendId(), 0L),
                      to.size()));
    }

    private WarmUp.Places dayOf(Draft draft) {
      return days.getOrDefault(draft.sendId(), new WarmUp.Places(0, 0));
    }
  }
}
