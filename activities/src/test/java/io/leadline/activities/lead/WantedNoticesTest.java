package io.leadline.activities.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.NoticeKind;
import io.leadline.workflows.lead.NoticeRequest;
import io.leadline.workflows.lead.Reach;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WantedNoticesTest {
  private static final ChannelState GOOD = new ChannelState(Consent.GRANTED, Reach.OK);
  private static final ChannelState DEAD = new ChannelState(Consent.GRANTED, Reach.DEAD);

  private final Lead lead = Leads.anActiveLead().phone("+15125550101").build();

  @ParameterizedTest
  @CsvSource({
    "WELCOME, EMAIL, ACTIVE, true",
    "WELCOME, SMS, ACTIVE, true",
    "WELCOME, EMAIL, PAUSED, true",
    "WELCOME, EMAIL, CLOSED, false",
    "WIDEN, EMAIL, ACTIVE, true",
    "WIDEN, EMAIL, PAUSED, false",
    "HIRED, EMAIL, ACTIVE, true",
    "HIRED, EMAIL, ERASED, false",
    "WINBACK, EMAIL, WINBACK, true",
    "WINBACK, EMAIL, ACTIVE, false",
    "WINBACK, EMAIL, CLOSED, false"
  })
  void fitsTheStage(NoticeKind kind, Channel channel, LeadStage stage, boolean wanted) {
    assertThat(WantedNotices.wanted(in(stage, GOOD), request(kind, channel, 1))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void nothingGoesOutForAnEarlierOptIn(NoticeKind kind) {
    Lead again = lead.inEpoch(2, lead.consents());

    assertThat(WantedNotices.wanted(again, request(kind, Channel.EMAIL, 1))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void nothingGoesOutToALeadWithoutData(NoticeKind kind) {
    assertThat(WantedNotices.wanted(lead.forgotten(), request(kind, Channel.EMAIL, 1))).isFalse();
  }

  @Test
  void anEarlierWinbackIsNotSentAfterTheNext() {
    assertThat(
            WantedNotices.wanted(
                in(LeadStage.WINBACK, GOOD), request(NoticeKind.WINBACK, Channel.EMAIL, 2)))
        .isFalse();
  }

  @Test
  void anAddressIsAskedForOnlyWhileMailIsDead() {
    NoticeRequest ask = request(NoticeKind.ASK_ADDRESS, Channel.SMS, 1);

    assertThat(WantedNotices.wanted(in(LeadStage.ACTIVE, DEAD), ask)).isTrue();
    assertThat(WantedNotices.wanted(in(LeadStage.ACTIVE, GOOD), ask)).isFalse();
  }

  @Test
  void onlyTheAddressThatStillWaitsIsAskedToBeProved() {
    Lead waiting =
        lead.awaiting(
            new PendingAddress(
                "new@example.com", Leads.HASHER.email("new@example.com"), 2, Leads.SIGN_UP));

    assertThat(WantedNotices.wanted(waiting, request(NoticeKind.NEW_ADDRESS, Channel.EMAIL, 2)))
        .isTrue();
    assertThat(WantedNotices.wanted(waiting, request(NoticeKind.NEW_ADDRESS, Channel.EMAIL, 3)))
        .isFalse();
    assertThat(WantedNotices.wanted(lead, request(NoticeKind.NEW_ADDRESS, Channel.EMAIL, 2)))
        .isFalse();
  }

  private Lead in(LeadStage stage, ChannelState email) {
    LeadState life = lead.life();
    return lead.withLife(
        new LeadState(
            life.leadId(),
            life.version() + 1,
            stage,
            null,
            null,
            life.epoch(),
            life.addressVersion(),
            null,
            email,
            GOOD,
            life.optedInAt(),
            null,
            life.stageSince(),
            List.of(),
            List.of(),
            stage == LeadStage.WINBACK ? 1 : 0,
            null,
            0,
            null));
  }

  private NoticeRequest request(NoticeKind kind, Channel channel, int ordinal) {
    return new NoticeRequest(lead.id(), 1, kind, channel, ordinal, LocalDate.parse("2026-11-24"));
  }
}
