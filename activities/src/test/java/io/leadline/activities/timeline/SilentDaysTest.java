package io.leadline.activities.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.LeadStates;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.PauseReason;
import io.leadline.workflows.lead.Reach;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilentDaysTest {
  private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");

  private final List<LeadChange> changes = new ArrayList<>();

  @Test
  void daysWithASlotAreNotSilent() {
    enter(1, LeadStage.ACTIVE, null);

    assertThat(silent(Set.of(day(1), day(2), day(3), day(4), day(5)))).isEmpty();
  }

  @Test
  void equalDaysAreToldTogether_andSplitByASlot() {
    enter(1, LeadStage.ACTIVE, null);
    enter(2, LeadStage.PAUSED, PauseReason.INACTIVE);

    assertThat(silent(Set.of(day(1), day(4))))
        .containsExactly(
            "no alerts from 2026-03-02 to 2026-03-03 (2 days): it was paused, since it did not"
                + " engage",
            "no alerts on 2026-03-05: it was paused, since it did not engage");
  }

  @Test
  void eachStageHasItsReason() {
    enter(2, LeadStage.VERIFYING, null);
    enter(3, LeadStage.ACTIVE, null);
    enter(4, LeadStage.WINBACK, null);
    enter(5, LeadStage.CLOSED, null);

    assertThat(silent(Set.of()))
        .containsExactly(
            "no alerts on 2026-03-01: it was not verified yet",
            "no alerts on 2026-03-02: its address was not proved yet",
            "no alerts on 2026-03-03: none was due",
            "no alerts on 2026-03-04: it was quiet, and asked whether it is still looking",
            "no alerts on 2026-03-05: it has left");
  }

  @Test
  void aChannelThatWasNotDueIsToldOfBesideOneThatWas() {
    useTexts(Reach.OK);

    assertThat(
            silent(
                Map.of(
                    Channel.EMAIL,
                    Set.of(day(1), day(2), day(3), day(5)),
                    Channel.SMS,
                    Set.of(day(2)))))
        .containsExactly(
            "no alerts on 2026-03-04: none was due",
            "no alert by text message on 2026-03-01: none was due",
            "no alert by text message on 2026-03-03: none was due",
            "no alert by text message on 2026-03-05: none was due");
  }

  @Test
  void aFailingChannelIsToldOfAsThat() {
    useTexts(Reach.SOFT_FAILING);
    Set<LocalDate> everyDay = Set.of(day(1), day(2), day(3), day(4), day(5));

    assertThat(silent(Map.of(Channel.EMAIL, everyDay, Channel.SMS, Set.of(day(1), day(4)))))
        .containsExactly(
            "no alert by text message from 2026-03-02 to 2026-03-03 (2 days): nothing gets through"
                + " for now, so it is tried every third day",
            "no alert by text message on 2026-03-05: nothing gets through for now, so it is tried"
                + " every third day");
  }

  private List<String> silent(Set<LocalDate> judged) {
    return silent(Map.of(Channel.EMAIL, judged));
  }

  private List<String> silent(Map<Channel, Set<LocalDate>> judged) {
    return SilentDays.of(changes, judged, day(1), day(6), KIRITIMATI).stream()
        .map(TimelineEntry::title)
        .toList();
  }

  /** From the first day on by mail and by text. */
  private void useTexts(Reach sms) {
    Instant at = day(1).atStartOfDay(KIRITIMATI).toInstant();
    LeadState after =
        LeadStates.of(
            "lead1",
            1,
            LeadStage.ACTIVE,
            null,
            1,
            1,
            new ChannelState(Consent.GRANTED, Reach.OK),
            new ChannelState(Consent.GRANTED, sms),
            at,
            null,
            List.of(),
            null);
    changes.add(new LeadChange(LeadStage.NEW, after, "why", at, List.of()));
  }

  private void enter(int day, LeadStage stage, @Nullable PauseReason reason) {
    Instant at = day(day).atTime(LocalTime.of(23, 30)).atZone(KIRITIMATI).toInstant();
    LeadState fresh = LeadState.fresh("lead1", at);
    LeadState after =
        new LeadState(
            fresh.leadId(),
            changes.size() + 1L,
            stage,
            null,
            reason == null ? null : new Pause(reason, at, null),
            1,
            1,
            null,
            fresh.email(),
            fresh.sms(),
            at,
            null,
            at,
            List.of(),
            List.of(),
            0,
            null,
            0,
            null);
    changes.add(new LeadChange(LeadStage.NEW, after, "why", at, List.of()));
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 3, day);
  }
}
