package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.Strength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link LeadStore} keeps; extended by the fake and by each adapter. */
public abstract class LeadStoreContract {
  private static final String PHONE = "+15125550100";

  /** The store under test, empty. */
  protected abstract LeadStore store();

  @Test
  public void findsWhatWasInsertedByEveryKey() {
    Lead lead = aNewLead().phone(PHONE).externalId("crm-7").build();

    assertThat(store().insert(lead)).isEmpty();

    assertThat(store().find(lead.id())).contains(lead);
    assertThat(store().findByEmailHash(lead.emailHash())).contains(lead);
    assertThat(store().findByPhoneHash(Leads.HASHER.phone(PHONE))).containsExactly(lead);
    assertThat(store().findByExternalId("crm-7")).contains(lead);
  }

  @Test
  public void findsNothingThatIsNotThere() {
    store().insert(aNewLead().build());

    assertThat(store().find("nobody")).isEmpty();
    assertThat(store().find(List.of("nobody"))).isEmpty();
    assertThat(store().findByEmailHash("nobody")).isEmpty();
    assertThat(store().findByPhoneHash("nobody")).isEmpty();
    assertThat(store().findByExternalId("nobody")).isEmpty();
  }

  @Test
  public void findsSeveralAtOnce() {
    Lead first = stored(aNewLead());
    Lead second = stored(aNewLead());
    stored(aNewLead());

    assertThat(store().find(List.of(first.id(), second.id(), "nobody")))
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  public void twoLeadsMayShareAPhone() {
    Lead first = stored(aNewLead().phone(PHONE));
    Lead second = stored(aNewLead().phone(PHONE));

    assertThat(store().findByPhoneHash(Leads.HASHER.phone(PHONE)))
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  public void anAddressBelongsToOneLead() {
    Lead first = stored(aNewLead().email("Ann@example.com"));

    assertThat(store().insert(aNewLead().email("ann@EXAMPLE.com").build())).contains(first);
    assertThat(store().list(null, null, 10)).containsExactly(first);
  }

  @Test
  public void insertingTheSameLeadAgainChangesNothing() {
    Lead lead = stored(aNewLead());

    assertThat(store().insert(lead)).contains(lead);
    assertThat(store().list(null, null, 10)).containsExactly(lead);
  }

  @Test
  public void racingSignUpsOfOneAddressMakeOneLead() throws Exception {
    LeadStore store = store();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Optional<Lead>>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        Lead lead = aNewLead().email("race@example.com").build();
        answers.add(threads.submit(() -> store.insert(lead)));
      }
      int won = 0;
      for (Future<Optional<Lead>> answer : answers) {
        won += answer.get().isEmpty() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(store.list(null, null, 100)).hasSize(1);
  }

  @Test
  public void listsByStageNewestChangeFirst() {
    Lead early = stored(anActiveLead().at(SIGN_UP));
    Lead late = stored(anActiveLead().at(SIGN_UP.plusSeconds(60)));
    Lead fresh = stored(aNewLead().at(SIGN_UP.plusSeconds(30)));

    assertThat(store().list(LeadStage.ACTIVE, null, 10)).containsExactly(late, early);
    assertThat(store().list(null, null, 10)).containsExactly(late, fresh, early);
    assertThat(store().list(null, SIGN_UP.plusSeconds(60), 1)).containsExactly(fresh);
    assertThat(store().list(LeadStage.CLOSED, null, 10)).isEmpty();
  }

  @Test
  public void countsByStage() {
    store().insert(aNewLead().build());
    store().insert(anActiveLead().build());
    store().insert(anActiveLead().build());

    assertThat(store().countByStage())
        .containsEntry(LeadStage.ACTIVE, 2L)
        .containsEntry(LeadStage.NEW, 1L);
  }

  @Test
  public void renewingOpensTheNextEpochAndKeepsTheLife() {
    Lead known = stored(anActiveLead().phone(PHONE));
    Lead renewed = aNewLead().id(known.id()).email(known.email()).epoch(2).zone("UTC").build();

    store().renew(renewed);

    assertThat(store().find(known.id())).contains(known.renewedBy(renewed));
    assertThat(store().findByPhoneHash(Leads.HASHER.phone(PHONE))).isEmpty();
  }

  @Test
  public void anEpochIsOpenedOnce() {
    Lead known = stored(anActiveLead());
    Lead renewed = aNewLead().id(known.id()).email(known.email()).epoch(2).build();
    store().renew(renewed);

    store().renew(aNewLead().id(known.id()).email(known.email()).epoch(2).zone("UTC").build());
    store().renew(aNewLead().id(known.id()).email(known.email()).epoch(1).zone("UTC").build());

    assertThat(store().find(known.id())).contains(known.renewedBy(renewed));
  }

  @Test
  public void theEarliestConfirmationOfAnEpochIsKept() {
    Lead lead = stored(aNewLead());

    store().confirm(lead.id(), 1, SIGN_UP.plusSeconds(20));
    store().confirm(lead.id(), 1, SIGN_UP.plusSeconds(10));
    store().confirm(lead.id(), 1, SIGN_UP.plusSeconds(30));
    store().confirm(lead.id(), 2, SIGN_UP);
    store().confirm("nobody", 1, SIGN_UP);

    assertThat(confirmations(lead.id())).containsExactly(SIGN_UP.plusSeconds(10));
  }

  @Test
  public void anOldProjectionNeverOverwritesANewerOne() {
    Lead lead = stored(aNewLead());
    LeadState second = version(lead, 2, LeadStage.ACTIVE);

    store().project(version(lead, 1, LeadStage.VERIFYING));
    store().project(second);
    store().project(version(lead, 1, LeadStage.VERIFYING));
    store().project(second);

    assertThat(store().find(lead.id()).orElseThrow()).isEqualTo(lead.withLife(second));
    assertThat(store().list(LeadStage.VERIFYING, null, 10)).isEmpty();
  }

  @Test
  public void forgettingKeepsOnlyTheHash() {
    Lead lead = stored(anActiveLead().phone(PHONE).externalId("crm-7"));

    store().forget(lead.id(), lead.epoch());
    store().forget(lead.id(), lead.epoch());

    assertThat(store().findByEmailHash(lead.emailHash())).contains(lead.forgotten());
    assertThat(store().findByPhoneHash(Leads.HASHER.phone(PHONE))).isEmpty();
    assertThat(store().findByExternalId("crm-7")).isEmpty();
    assertThat(lead.forgotten().toString())
        .doesNotContain(lead.email(), PHONE, "crm-7", "203.0.113.7", "nurse", "Austin");
  }

  @Test
  public void forgettingAnOldOptInLeavesTheNewOne() {
    Lead lead = stored(anActiveLead().epoch(2));

    store().forget(lead.id(), 1);

    assertThat(store().find(lead.id())).contains(lead);
  }

  @Test
  public void aChangeKeepsEverythingThatALeadHas() {
    Lead lead = stored(anActiveLead().phone(PHONE));
    PendingAddress pending = new PendingAddress("new@example.com", "h-new", 2, SIGN_UP);

    Optional<Lead> changed =
        store()
            .change(
                lead.id(),
                stored ->
                    stored
                        .engaged(Strength.STRONG, SIGN_UP)
                        .engaged(Strength.WEAK, SIGN_UP.plusSeconds(5))
                        .awaiting(pending)
                        .withPreferences(
                            new Preferences(
                                stored.interest(), stored.timeZone(), Frequency.WEEKLY)));

    Lead after = store().find(lead.id()).orElseThrow();
    assertThat(changed).contains(after);
    assertThat(after.engagement()).isEqualTo(new LeadEngagement(SIGN_UP, SIGN_UP.plusSeconds(5)));
    assertThat(after.pendingAddress()).isEqualTo(pending);
    assertThat(after.frequency()).isEqualTo(Frequency.WEEKLY);
    assertThat(store().change("nobody", stored -> stored)).isEmpty();
  }

  @Test
  public void anAdoptedAddressFindsTheLeadAndTheOldOneNoLongerDoes() {
    Lead lead = stored(anActiveLead());
    String hash = Leads.HASHER.email("new@example.com");
    PendingAddress pending = new PendingAddress("new@example.com", hash, 2, SIGN_UP);
    store().change(lead.id(), stored -> stored.awaiting(pending));

    store().change(lead.id(), stored -> stored.adopting(2));
    store().change(lead.id(), stored -> stored.adopting(2));

    Lead after = store().findByEmailHash(hash).orElseThrow();
    assertThat(after.email()).isEqualTo("new@example.com");
    assertThat(after.pendingAddress()).isNull();
    assertThat(after.formerAddresses()).containsExactly(new FormerAddress(1, lead.emailHash(), 2));
    assertThat(store().findByEmailHash(lead.emailHash())).isEmpty();
  }

  @Test
  public void anAddressOfAnotherLeadIsNotAdopted() {
    Lead other = stored(anActiveLead());
    Lead lead = stored(anActiveLead());
    PendingAddress pending = new PendingAddress(other.email(), other.emailHash(), 2, SIGN_UP);
    store().change(lead.id(), stored -> stored.awaiting(pending));

    assertThatThrownBy(() -> store().change(lead.id(), stored -> stored.adopting(2)))
        .isInstanceOf(AddressTakenException.class)
        .hasMessageNotContaining(other.email());

    assertThat(store().find(lead.id()).orElseThrow().email()).isEqualTo(lead.email());
    assertThat(store().findByEmailHash(other.emailHash())).contains(other);
  }

  @Test
  void listsWhoIsParked_newestFirst_untilTheStepIsDone() {
    Lead first = stored(aNewLead());
    Lead second = stored(aNewLead());
    stored(aNewLead());
    store().project(LeadStates.parked(first.life(), SIGN_UP.plusSeconds(1)));
    store().project(LeadStates.parked(second.life(), SIGN_UP.plusSeconds(2)));

    assertThat(store().parked(null, 9))
        .extracting(Lead::id)
        .containsExactly(second.id(), first.id());
    assertThat(store().parked(SIGN_UP.plusSeconds(2), 9))
        .extracting(Lead::id)
        .containsExactly(first.id());
    assertThat(store().parked(null, 1)).hasSize(1);

    store().project(LeadStates.unparked(LeadStates.parked(second.life(), SIGN_UP)));
    assertThat(store().parked(null, 9)).extracting(Lead::id).containsExactly(first.id());
  }

  private Lead stored(Leads builder) {
    Lead lead = builder.build();
    assertThat(store().insert(lead)).isEmpty();
    return lead;
  }

  private List<Instant> confirmations(String id) {
    return store().find(id).orElseThrow().consents().stream()
        .flatMap(consent -> Optional.ofNullable(consent.confirmedAt()).stream())
        .toList();
  }

  private static LeadState version(Lead lead, long version, LeadStage stage) {
    LeadState life = lead.life();
    return LeadStates.of(
        life.leadId(),
        version,
        stage,
        null,
        life.epoch(),
        life.addressVersion(),
        life.email(),
        life.sms(),
        SIGN_UP.plusSeconds(version),
        new LeadState.Deadline(SIGN_UP.plusSeconds(90), LeadState.Step.GIVE_UP),
        List.of(SIGN_UP),
        new LeadState.ParkedStep(
            LeadState.Step.SEND_VERIFICATION, 1, null, "f-1", "refused", SIGN_UP.plusSeconds(1)));
  }
}
