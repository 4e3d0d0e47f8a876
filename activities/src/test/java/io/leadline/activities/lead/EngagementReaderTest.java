package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.Engagement;
import io.leadline.workflows.lead.LifecycleSettings;
import io.leadline.workflows.lead.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngagementReaderTest {
  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeMessageLedger messages = new FakeMessageLedger();
  private final Lead lead = anActiveLead().build();
  private Instant now = SIGN_UP;

  @Test
  void countsWhatWasDeliveredSinceTheLeadLastEngaged() {
    leads.insert(lead.engaged(Strength.STRONG, day(3)));
    delivered(day(2));
    delivered(day(4));
    delivered(day(5));
    now = day(6);

    Engagement seen = read();

    assertThat(seen.deliveredSince()).isEqualTo(2);
    assertThat(seen.lastExposure()).isEqualTo(day(5));
  }

  @Test
  void alertThatWasOpenedAfterItsDeliveryIsStillTheLastOne() {
    delivered(day(5));
    leads.insert(lead.engaged(Strength.WEAK, day(5).plus(Duration.ofHours(1))));
    now = day(40);

    Engagement seen = read();

    assertThat(seen.deliveredSince()).isZero();
    assertThat(seen.lastExposure()).isEqualTo(day(5));
  }

  private Engagement read() {
    return new EngagementReader(leads, messages, LifecycleSettings.DEFAULTS, () -> now)
        .read(lead.id(), SIGN_UP);
  }

  private static Instant day(int number) {
    return SIGN_UP.plus(Duration.ofDays(number));
  }

  private void delivered(Instant at) {
    Draft draft = Drafts.anAlertFor(lead.id(), LocalDate.ofInstant(at, ZoneOffset.UTC));
    Call call =
        new Call(
            "call-" + at.getEpochSecond(),
            Channel.EMAIL,
            "alerts",
            1,
            CallState.CLAIMED,
            at,
            null,
            List.of(draft.sendId()),
            null,
            null);
    messages.claim(call, List.of(draft));
    messages.merge(
        List.of(
            new ProviderEvent(
                "event-" + at.getEpochSecond(),
                draft.sendId(),
                call.id(),
                ProviderEvent.Type.DELIVERED,
                at,
                null,
                false)));
  }
}
