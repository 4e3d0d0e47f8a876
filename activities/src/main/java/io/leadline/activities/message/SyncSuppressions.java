package io.leadline.activities.message;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.lead.AddressHasher;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.message.ProviderSuppressions.Kind;
import io.leadline.activities.message.ProviderSuppressions.Listed;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Learns from the provider's own lists whom it mails no more: makes up for events that were lost,
 * and takes over what was there before us. Leads hear of it as of any event; what is known already,
 * or older than the opt-in that runs, is passed over, so it may run again and again.
 */
public final class SyncSuppressions
    implements BackgroundJob<SyncSuppressions.Input, SyncSuppressions.Result> {
  private static final int PAGE = 500;

  private final ProviderSuppressions lists;
  private final Suppressions suppressions;
  private final LeadStore leads;
  private final LeadFacts facts;
  private final AddressHasher hasher;
  private final InstantSource clock;

  public SyncSuppressions(
      ProviderSuppressions lists,
      Suppressions suppressions,
      LeadStore leads,
      LeadFacts facts,
      AddressHasher hasher,
      InstantSource clock) {
    this.lists = lists;
    this.suppressions = suppressions;
    this.leads = leads;
    this.facts = facts;
    this.hasher = hasher;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * What was on the lists.
   *
   * @param listed addresses by list
   * @param learnt suppressed now; blocks never are, since they point at the sender
   */
  public record Result(Map<Kind, Long> listed, long learnt) {}

  @Override
  public Result run(Input input, JobContext context) throws IOException {
    Map<Kind, Long> listed = new EnumMap<>(Kind.class);
    long learnt = 0;
    long seen = 0;
    for (Kind kind : Kind.values()) {
      int offset = 0;
      int size;
      do {
        context.checkCancelled();
        List<Listed> page = lists.page(kind, offset, PAGE);
        learnt += page.stream().filter(one -> learn(kind, one)).count();
        size = page.size();
        offset += size;
        seen += size;
        context.progress(seen, 0, kind.name().toLowerCase(Locale.ROOT) + " list");
      } while (size == PAGE);
      listed.put(kind, (long) offset);
    }
    return new Result(listed, learnt);
  }

  /** Whether it was news. */
  private boolean learn(Kind kind, Listed listed) {
    return switch (kind) {
      case BLOCK -> false;
      case BOUNCE -> learn(kind, Suppression.Reason.BOUNCED, listed);
      case SPAM_REPORT -> learn(kind, Suppression.Reason.COMPLAINED, listed);
      case UNSUBSCRIBE -> learn(kind, Suppression.Reason.UNSUBSCRIBED, listed);
    };
  }

  private boolean learn(Kind kind, Suppression.Reason reason, Listed listed) {
    String hash = hasher.email(listed.address().strip());
    boolean known =
        suppressions
            .find(Channel.EMAIL, hash)
            .filter(held -> held.reason().weight() >= reason.weight())
            .isPresent();
    if (known) {
      return false;
    }
    Optional<Lead> lead = leads.findByEmailHash(hash).filter(found -> !found.isForgotten());
    if (lead.isEmpty()) {
      suppressions.suppress(new Suppression(Channel.EMAIL, hash, reason, listed.since()));
      return true;
    }
    if (reason != Suppression.Reason.COMPLAINED && isOverruled(lead.get(), listed.since())) {
      return false;
    }
    LeadEvent event = event(kind, lead.get(), listed.since());
    facts.learn(new OutboxEntry(event.entryId(), lead.get().id(), event, null, clock.instant(), 0));
    return true;
  }

  /** A later opt-in, proved by a mail that arrived, overrules what was before. */
  private static boolean isOverruled(Lead lead, Instant since) {
    Instant proved = lead.consent().confirmedAt();
    return since.isBefore(proved == null ? lead.consent().givenAt() : proved);
  }

  private static LeadEvent event(Kind kind, Lead lead, Instant since) {
    String id =
        "listed-"
            + kind.name().toLowerCase(Locale.ROOT)
            + "-"
            + lead.id()
            + "-"
            + since.getEpochSecond();
    return switch (kind) {
      case BOUNCE -> new LeadEvent.Bounced(id, since, Channel.EMAIL, lead.addressVersion());
      case SPAM_REPORT -> new LeadEvent.Complained(id, since, Channel.EMAIL);
      case UNSUBSCRIBE, BLOCK ->
          new LeadEvent.Unsubscribed(id, since, Channel.EMAIL, OptOutCause.PROVIDER);
    };
  }
}
