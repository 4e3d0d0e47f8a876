package io.leadline.activities.signup;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.lead.OutboxDelivery;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.signup.ImportRow.Proof;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadImportTest {
  private static final Instant AGREED = Instant.parse("2026-05-01T09:30:00Z");
  private static final Proof PROOF = new Proof("Yes, send me jobs.", AGREED, "203.0.113.9");

  private final LeadWorld world = new LeadWorld();
  private final LeadImport leads = importer(2, 0);

  @Test
  void storesALeadAtOnce_andTellsItsWorkflowWhenItsTurnComes() {
    for (String name : List.of("a", "b", "c")) {
      assertThat(leads.take(row(name, null), false)).isInstanceOf(ImportedRow.Added.class);
    }
    Lead third = world.leads.findByEmailHash(Leads.HASHER.email("c@example.com")).orElseThrow();

    assertThat(world.signals.deliveries()).isEmpty();
    deliver();
    assertThat(world.signals.deliveries()).hasSize(1);
    world.pass(Duration.ofHours(1));
    deliver();

    assertThat(world.signals.of(third.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            LeadEvent.SignedUp.class, event -> assertThat(event.optIn()).isEqualTo(OptIn.IMPORTED));
    assertThat(third.consent().confirmedAt()).isNull();
  }

  @Test
  void beginsWithAlerts_whenConsentIsProved() {
    ImportedRow result = leads.take(row("ada", PROOF), false);

    Lead lead = world.leads.list(null, null, 1).getFirst();
    assertThat(result).isEqualTo(new ImportedRow.Added(true, SIGN_UP));
    assertThat(lead.consents())
        .containsExactly(
            new ConsentRecord(1, true, false, "Yes, send me jobs.", "203.0.113.9", AGREED, AGREED));
    assertThat(world.alerts.enrolled()).contains(lead.id());
    deliver();
    assertThat(world.signals.of(lead.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            LeadEvent.SignedUp.class, event -> assertThat(event.optIn()).isEqualTo(OptIn.PROVED));
  }

  @Test
  void changesNothing_whenTheSameListComesAgain() {
    leads.take(row("ada", PROOF), false);
    Lead before = world.leads.list(null, null, 1).getFirst();

    assertThat(importer(2, 0).take(row("ADA", PROOF), false)).isEqualTo(new ImportedRow.Known());

    assertThat(world.leads.list(null, null, 9)).containsExactly(before);
    assertThat(world.outbox.size()).isEqualTo(1);
  }

  @Test
  void onlyTellsWhatItWouldDo_inADryRun() {
    assertThat(leads.take(row("ada", PROOF), true)).isInstanceOf(ImportedRow.Added.class);

    assertThat(world.leads.list(null, null, 9)).isEmpty();
    assertThat(world.outbox.size()).isZero();
  }

  @Test
  void leavesWhoeverHasLeftAlone_evenWithProof() {
    String hash = Leads.HASHER.email("ada@example.com");
    world.suppressions.suppress(
        new Suppression(Channel.EMAIL, hash, Suppression.Reason.UNSUBSCRIBED, SIGN_UP));

    assertThat(leads.take(row("ada", PROOF), false)).isInstanceOf(ImportedRow.Refused.class);

    assertThat(world.leads.list(null, null, 9)).isEmpty();
  }

  @Test
  void namesWhatCannotBeUsed() {
    Proof early = new Proof("Yes.", SIGN_UP.plusSeconds(1), null);
    ImportRow bad =
        new ImportRow(7, "nobody", "12", "-", "Atlantis", -1.0, "Mars", null, true, early, null);

    assertThat(leads.take(bad, false))
        .isInstanceOfSatisfying(
            ImportedRow.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(FieldProblem::field)
                    .containsExactly(
                        "email",
                        "phone",
                        "query",
                        "location",
                        "radiusKm",
                        "timeZone",
                        "consentTime"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1M",
    "60, PT1H",
    "1439, PT23H59M",
    "1440, P1D",
    "1441, PT24H30S",
    "4320, P2D"
  })
  void spreadsMails_twiceAsManyOnEachDay(long position, Duration delay) {
    assertThat(new ImportPace(60).delay(position)).isEqualTo(delay);
  }

  @Test
  void stepsBehindWhoeverWaitsAlready() {
    assertThat(importer(60, 120).take(row("ada", null), true))
        .isEqualTo(new ImportedRow.Added(false, SIGN_UP.plus(Duration.ofHours(2))));
  }

  private void deliver() {
    new OutboxDelivery(world.outbox, world.facts).deliverDue(world.now());
  }

  private LeadImport importer(int perHour, long waiting) {
    return new LeadImport(
        Forms.check(SignUpSettings.DEFAULTS),
        world.leads,
        world.untoldFacts,
        world.suppressions,
        Leads.HASHER,
        world.ids,
        new ImportPace(perHour),
        waiting,
        world::now);
  }

  private static ImportRow row(String name, @Nullable Proof proof) {
    return new ImportRow(
        1,
        name + "@example.com",
        null,
        "nurse",
        "Austin, TX",
        25.0,
        null,
        null,
        false,
        proof,
        null);
  }
}
