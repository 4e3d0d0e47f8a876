package io.leadline.activities.message;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Crashes.Killed;
import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftBouncesTest {
  private final EventWorld world = new EventWorld();
  private final Lead lead = anActiveLead().build();

  SoftBouncesTest() {
    world.leads.leads.insert(lead);
  }

  @Test
  void theThirdInARowIsTold() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    assertThat(world.heard(lead)).isEmpty();

    day(1, ProviderEvent.Type.BOUNCED_SOFT);

    assertThat(names()).containsExactly("deliveryFailing");
  }

  @Test
  void whoIsKnownAsFailingIsNotToldAgain() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    world.leads.reach(lead.id(), Reach.SOFT_FAILING);

    day(3, ProviderEvent.Type.BOUNCED_SOFT);
    day(3, ProviderEvent.Type.DELIVERED);

    assertThat(names()).containsExactly("deliveryFailing", "deliveryRestored");
  }

  @Test
  void aRowAfterARestorationThatTheLeadHasNotHeardOfYetIsTold() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    world.leads.reach(lead.id(), Reach.SOFT_FAILING);
    day(3, ProviderEvent.Type.DELIVERED);

    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);

    assertThat(names()).containsExactly("deliveryFailing", "deliveryRestored", "deliveryFailing");
  }

  @Test
  void aDeliveryInBetweenBeginsTheRowAnew() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.DELIVERED);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);

    assertThat(world.heard(lead)).isEmpty();
  }

  @Test
  void aFailingAddressIsRestoredByADelivery() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(3, ProviderEvent.Type.DELIVERED);
    day(1, ProviderEvent.Type.DELIVERED);

    assertThat(names()).containsExactly("deliveryFailing", "deliveryRestored");
  }

  @Test
  void fiveInARowOverTenDaysAreARefusal() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    world.leads.reach(lead.id(), Reach.SOFT_FAILING);
    day(3, ProviderEvent.Type.BOUNCED_SOFT);
    assertThat(names()).doesNotContain("bounce");

    day(5, ProviderEvent.Type.BOUNCED_SOFT);

    assertThat(names()).last().isEqualTo("bounce");
    assertThat(world.leads.suppressions.find(Channel.EMAIL, lead.emailHash()))
        .map(Suppression::reason)
        .hasValue(Suppression.Reason.BOUNCED);
  }

  @Test
  void fiveInARowWithinAFewDaysAreNotYetARefusal() {
    for (int i = 0; i < 6; i++) {
      day(1, ProviderEvent.Type.BOUNCED_SOFT);
    }

    assertThat(names()).doesNotContain("bounce");
  }

  @Test
  void repeatedReportsOfOneMessageAreOneBounce() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    String alert = world.alert(lead);
    for (int i = 0; i < 46; i++) {
      world.intake.take(List.of(world.event("same", alert, ProviderEvent.Type.BOUNCED_SOFT)));
      world.intake.take(List.of(world.event("other" + i, alert, ProviderEvent.Type.BOUNCED_SOFT)));
    }

    assertThat(world.heard(lead)).isEmpty();
  }

  @Test
  void bouncesForAReasonOfOursDoNotCount() {
    for (int i = 0; i < 20; i++) {
      day(1, ProviderEvent.Type.BLOCKED);
    }

    assertThat(world.heard(lead)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderOfReportsEndsInTheSameRow(long seed) {
    List<ProviderEvent> events = new ArrayList<>();
    ProviderEvent.Type[] story = {
      ProviderEvent.Type.DELIVERED,
      ProviderEvent.Type.BOUNCED_SOFT,
      ProviderEvent.Type.BOUNCED_SOFT,
      ProviderEvent.Type.BOUNCED_SOFT,
      ProviderEvent.Type.BOUNCED_SOFT
    };
    for (ProviderEvent.Type type : story) {
      world.leads.pass(Duration.ofDays(1));
      events.add(world.event("e" + events.size(), world.alert(lead), type));
    }
    events.addAll(List.copyOf(events));
    Collections.shuffle(events, new Random(seed));
    events.forEach(event -> world.intake.take(List.of(event)));

    assertThat(names()).last().isEqualTo("deliveryFailing");
  }

  @Test
  void aDeliveryThatWasReportedLateRestores() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    world.leads.pass(Duration.ofDays(3));
    String alert = world.alert(lead);
    world.leads.pass(Duration.ofDays(4));

    world.intake.take(List.of(world.event("late", alert, ProviderEvent.Type.DELIVERED)));

    assertThat(names()).containsExactly("deliveryFailing", "deliveryRestored");
  }

  @Test
  void killedAtAnyStepTheRepetitionRestores() {
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    day(1, ProviderEvent.Type.BOUNCED_SOFT);
    world.leads.pass(Duration.ofDays(3));
    String alert = world.alert(lead);
    boolean killed = true;
    for (int step = 1; killed; step++) {
      world.crashes.killAt(step);
      killed = diesTaking(world.event("d", alert, ProviderEvent.Type.DELIVERED));
    }
    world.crashes.stop();

    assertThat(world.heard(lead).stream().map(LeadEvent::entryId).distinct()).hasSize(2);
    assertThat(names()).last().isEqualTo("deliveryRestored");
  }

  private boolean diesTaking(ProviderEvent event) {
    try {
      world.intake.take(List.of(event));
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  /** Some days later the lead gets an alert, and this becomes of it. */
  private void day(int later, ProviderEvent.Type type) {
    world.leads.pass(Duration.ofDays(later));
    String alert = world.alert(lead);
    world.intake.take(List.of(world.event(alert, alert, type)));
  }

  private List<String> names() {
    return world.heard(lead).stream().map(LeadEvent::name).toList();
  }
}
