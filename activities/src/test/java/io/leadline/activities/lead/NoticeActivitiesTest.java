package io.leadline.activities.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.ChannelSender;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeMessageProvider;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.FailureType;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.NoticeActivities;
import io.leadline.workflows.lead.NoticeKind;
import io.leadline.workflows.lead.NoticeRequest;
import io.leadline.workflows.lead.NoticeResult;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeActivitiesTest {
  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final RandomIds ids = new RandomIds(new Random(1));
  private final MessageSender sender =
      new ChannelSender(
          Map.of(
              Channel.EMAIL,
              new LedgerSender(
                  new FakeMessageLedger(),
                  suppressions,
                  provider,
                  ids::next,
                  () -> Leads.SIGN_UP)));
  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
  private final Lead lead = Leads.anActiveLead().phone("+15125550101").build();

  private Instant textsFrom = Leads.SIGN_UP;

  NoticeActivitiesTest() {
    leads.insert(lead);
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void theSameNoticeIsOneMessageHoweverOftenItIsAskedFor() {
    NoticeActivities activities = through(sender);

    assertThat(activities.sendNotice(welcome())).isEqualTo(NoticeResult.SENT);
    assertThat(activities.sendNotice(welcome())).isEqualTo(NoticeResult.SENT);

    assertThat(provider.accepted())
        .extracting(Draft::sendId)
        .containsExactly("20261124-" + lead.id() + "-email-welcome-1-1");
  }

  @Test
  void withholdsFromASuppressedAddress() {
    suppressions.suppress(
        new Suppression(
            Channel.EMAIL, lead.emailHash(), Suppression.Reason.UNSUBSCRIBED, Leads.SIGN_UP));

    assertThat(through(sender).sendNotice(welcome())).isEqualTo(NoticeResult.WITHHELD);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void withholdsWhatNoLongerFitsTheLife() {
    NoticeActivities activities = through(sender);

    assertThat(activities.sendNotice(request(lead.id(), NoticeKind.WINBACK, Channel.EMAIL)))
        .isEqualTo(NoticeResult.WITHHELD);
    assertThat(activities.sendNotice(request("unknown", NoticeKind.WELCOME, Channel.EMAIL)))
        .isEqualTo(NoticeResult.WITHHELD);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void refusedForGoodIsTold() {
    provider.answering(
        new CallAnswer.RecipientsRefused(
            Map.of(SendId.notice(welcome()), new Refusal(Refusal.Kind.DEAD, "no such mailbox"))));

    assertThat(through(sender).sendNotice(welcome())).isEqualTo(NoticeResult.RECIPIENT_DEAD);
  }

  @ParameterizedTest
  @CsvSource({"TRY_LATER, THROTTLED", "MISCONFIGURED, MISCONFIGURED"})
  void whatMayPassIsThrown_andRetriedAfterAWhile(SendOutcome outcome, FailureType type) {
    MessageSender answering =
        (owner, attempt, drafts) -> Map.of(drafts.getFirst().sendId(), outcome);

    assertThatThrownBy(() -> through(answering).sendNotice(welcome()))
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(type.name());
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getNextRetryDelay()).isGreaterThan(Duration.ZERO);
            });
  }

  @Test
  void aTextWaitsForTheEndOfQuietHours_aMailDoesNot() {
    textsFrom = Leads.SIGN_UP.plus(Duration.ofHours(3));
    NoticeActivities activities =
        through((owner, attempt, drafts) -> Map.of(drafts.getFirst().sendId(), SendOutcome.SENT));

    assertThatThrownBy(
            () -> activities.sendNotice(request(lead.id(), NoticeKind.WELCOME, Channel.SMS)))
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(FailureType.QUIET_HOURS.name());
              assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofHours(3));
            });
    assertThat(activities.sendNotice(welcome())).isEqualTo(NoticeResult.SENT);
  }

  @Test
  void aChannelThatIsNotSetUpOwesNoNotice() {
    NoticeRequest welcome = request(lead.id(), NoticeKind.WELCOME, Channel.SMS);

    assertThat(through(sender).sendNotice(welcome)).isEqualTo(NoticeResult.WITHHELD);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void nobodyIsLetGoOverAQuestionThatNoProviderCarries() {
    leads.project(LeadStates.in(lead.life(), LeadStage.WINBACK, null, null));
    NoticeRequest question =
        new NoticeRequest(
            lead.id(),
            1,
            NoticeKind.WINBACK,
            Channel.SMS,
            lead.life().winbacks(),
            LocalDate.parse("2026-11-24"));

    assertThatThrownBy(() -> through(sender).sendNotice(question))
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(FailureType.MISCONFIGURED.name()));
  }

  private NoticeRequest welcome() {
    return request(lead.id(), NoticeKind.WELCOME, Channel.EMAIL);
  }

  private static NoticeRequest request(String leadId, NoticeKind kind, Channel channel) {
    return new NoticeRequest(leadId, 1, kind, channel, 1, LocalDate.parse("2026-11-24"));
  }

  private NoticeActivities through(MessageSender chosen) {
    environment.registerActivitiesImplementations(
        new NoticeActivitiesImpl(
            leads,
            NoticeActivitiesTest::draft,
            chosen,
            (to, from) -> textsFrom.isAfter(from) ? textsFrom : from,
            () -> Leads.SIGN_UP));
    return environment.newActivityStub(NoticeActivities.class);
  }

  private static Draft draft(Lead lead, NoticeRequest request) {
    String sendId = SendId.notice(request);
    return new Draft(
        sendId,
        lead.id(),
        request.channel(),
        SendId.parse(sendId).kind(),
        request.epoch(),
        1,
        lead.email(),
        lead.emailHash(),
        "Your alerts are on",
        "<p>yes</p>",
        "yes",
        "",
        List.of());
  }
}
