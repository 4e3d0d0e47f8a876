package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where leads live. One lead per address hash, kept by the store itself. */
public interface LeadStore {
  /**
   * Stores a new lead.
   *
   * @return empty when stored; otherwise the lead that already has this address
   */
  Optional<Lead> insert(Lead lead);

  Optional<Lead> find(String id);

  List<Lead> find(Collection<String> ids);

  Optional<Lead> findByEmailHash(String emailHash);

  List<Lead> findByPhoneHash(String phoneHash);

  Optional<Lead> findByExternalId(String externalId);

  /** How many leads stand in each stage; stages without any may be missing. */
  Map<LeadStage, Long> countByStage();

  /** Newest change first; page by passing the {@code stageSince} of the last one seen. */
  List<Lead> list(@Nullable LeadStage stage, @Nullable Instant before, int limit);

  /**
   * Leads with a parked step, newest first; page by passing the {@code parked().at()} of the last.
   */
  List<Lead> parked(@Nullable Instant before, int limit);

  /**
   * Opens a new epoch as {@link Lead#renewedBy} says, unless that epoch or a later one is open
   * already; then nothing changes.
   */
  void renew(Lead renewed);

  /**
   * Changes a lead by a pure function, which is applied again when somebody else changes the lead
   * at the same time.
   *
   * @return the lead as stored now; empty when there is none
   * @throws AddressTakenException when another lead has the address that it would get
   */
  Optional<Lead> change(String id, UnaryOperator<Lead> change);

  /** Notes that the opt-in of this epoch was confirmed. The earliest time wins; safe to repeat. */
  void confirm(String id, int epoch, Instant at);

  /** Stores the projection unless a newer version is stored. */
  void project(LeadState life);

  /**
   * Removes what identifies the person and keeps the address hash, unless the lead has opted in
   * again since that epoch. Safe to repeat.
   */
  void forget(String id, int epoch);
}
