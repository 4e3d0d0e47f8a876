package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads in memory, by the rules of {@link LeadStoreContract}. */
public final class FakeLeadStore implements LeadStore {
  private final Map<String, Lead> leads = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Lead> insert(Lead lead) {
    Optional<Lead> known =
        leads.containsKey(lead.id()) ? find(lead.id()) : findByEmailHash(lead.emailHash());
    if (known.isEmpty()) {
      leads.put(lead.id(), lead);
    }
    return known;
  }

  @Override
  public synchronized Optional<Lead> find(String id) {
    return Optional.ofNullable(leads.get(id));
  }

  @Override
  public synchronized List<Lead> find(Collection<String> ids) {
    return where(lead -> ids.contains(lead.id())).toList();
  }

  @Override
  public synchronized Optional<Lead> findByEmailHash(String emailHash) {
    return where(lead -> lead.emailHash().equals(emailHash)).findFirst();
  }

  @Override
  public synchronized List<Lead> findByPhoneHash(String phoneHash) {
    return where(lead -> phoneHash.equals(lead.phoneHash())).toList();
  }

  @Override
  public synchronized Optional<Lead> findByExternalId(String externalId) {
    return where(lead -> externalId.equals(lead.externalId())).findFirst();
  }

  @Override
  public synchronized Map<LeadStage, Long> countByStage() {
    return leads.values().stream()
        .collect(Collectors.groupingBy(lead -> lead.life().stage(), Collectors.counting()));
  }

  @Override
  public synchronized List<Lead> list(
      @Nullable LeadStage stage, @Nullable Instant before, int limit) {
    return where(lead -> stage == null || lead.life().stage() == stage)
        .filter(lead -> before == null || lead.life().stageSince().isBefore(before))
        .sorted(Comparator.comparing((Lead lead) -> lead.life().stageSince()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Lead> parked(@Nullable Instant before, int limit) {
    return where(lead -> lead.life().parked() != null)
        .filter(lead -> before == null || parkedAt(lead).isBefore(before))
        .sorted(Comparator.comparing(FakeLeadStore::parkedAt).reversed())
        .limit(limit)
        .toList();
  }

  private static Instant parkedAt(Lead lead) {
    return Objects.requireNonNull(lead.life().parked()).at();
  }

  @Override
  public synchronized void renew(Lead renewed) {
    change(
        renewed.id(),
        stored -> stored.epoch() >= renewed.epoch() ? stored : stored.renewedBy(renewed));
  }

  @Override
  public synchronized void confirm(String id, int epoch, Instant at) {
    change(id, stored -> stored.confirmed(epoch, at));
  }

  @Override
  public synchronized void project(LeadState life) {
    change(
        life.leadId(),
        stored -> stored.life().version() > life.version() ? stored : stored.withLife(life));
  }

  @Override
  public synchronized void forget(String id, int epoch) {
    change(id, stored -> stored.epoch() > epoch ? stored : stored.forgotten());
  }

  private Stream<Lead> where(Predicate<Lead> condition) {
    return leads.values().stream().filter(condition);
  }

  @Override
  public synchronized Optional<Lead> change(String id, UnaryOperator<Lead> change) {
    Optional<Lead> after = find(id).map(change);
    after.ifPresent(
        lead -> {
          boolean taken =
              where(other -> other.emailHash().equals(lead.emailHash()))
                  .anyMatch(other -> !other.id().equals(id));
          if (taken) {
            throw new AddressTakenException(id);
          }
          leads.put(id, lead);
        });
    return after;
  }
}
