package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeMessageProvider;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.FailureType;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.VerificationActivities;
import io.leadline.workflows.lead.VerificationRequest;
import io.leadline.workflows.lead.VerificationResult;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationActivitiesTest {
  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final List<Integer> attempts = new ArrayList<>();
  private final RandomIds ids = new RandomIds(new Random(3));
  private final LedgerSender ledger =
      new LedgerSender(
          new FakeMessageLedger(), suppressions, provider, ids::next, () -> Leads.SIGN_UP);
  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
  private final Lead lead = aNewLead().stage(LeadStage.VERIFYING).build();
  private final VerificationRequest request = new VerificationRequest(lead.id(), 1, 1, false);

  VerificationActivitiesTest() {
    leads.insert(lead);
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void sendsTwiceAsOneMail() {
    VerificationActivities activities = through(ledger);

    assertThat(activities.sendVerification(request)).isEqualTo(VerificationResult.SENT);
    assertThat(activities.sendVerification(request)).isEqualTo(VerificationResult.SENT);

    assertThat(provider.accepted()).extracting(Draft::to).containsExactly(lead.email());
  }

  @Test
  void sendsAgainWhatTheProviderRefused_whenTriedAgain() {
    provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(1), "429"));
    VerificationActivities activities = through(ledger);
    assertThatThrownBy(() -> activities.sendVerification(request))
        .isInstanceOf(ActivityFailure.class);

    assertThat(activities.sendVerification(request)).isEqualTo(VerificationResult.SENT);

    assertThat(provider.accepted()).hasSize(1);
  }

  @Test
  void withholdsFromASuppressedAddress() {
    suppressions.suppress(
        new Suppression(
            Channel.EMAIL, lead.emailHash(), Suppression.Reason.BOUNCED, Leads.SIGN_UP));

    assertThat(through(ledger).sendVerification(request)).isEqualTo(VerificationResult.WITHHELD);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void withholdsFromALeadThatNoLongerWaitsForIt() {
    VerificationActivities activities = through(ledger);
    Lead active = Leads.anActiveLead().build();
    leads.insert(active);

    assertThat(activities.sendVerification(new VerificationRequest(active.id(), 1, 1, false)))
        .isEqualTo(VerificationResult.WITHHELD);
    assertThat(activities.sendVerification(new VerificationRequest(lead.id(), 2, 1, false)))
        .isEqualTo(VerificationResult.WITHHELD);
    assertThat(activities.sendVerification(new VerificationRequest("unknown", 1, 1, false)))
        .isEqualTo(VerificationResult.WITHHELD);
    assertThat(provider.accepted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SENT, SENT",
    "ALREADY_CLAIMED, SENT",
    "UNKNOWN, SENT",
    "SUPPRESSED, WITHHELD",
    "RECIPIENT_DEAD, RECIPIENT_DEAD",
    "RECIPIENT_OPTED_OUT, WITHHELD",
    "BLOCKED, WITHHELD"
  })
  void businessOutcomesAreResults(SendOutcome outcome, VerificationResult result) {
    assertThat(through(answering(outcome)).sendVerification(request)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"TRY_LATER, THROTTLED", "MISCONFIGURED, MISCONFIGURED"})
  void whatMayPassIsThrown_andRetriedAfterAWhile(SendOutcome outcome, FailureType type) {
    assertThatThrownBy(() -> through(answering(outcome)).sendVerification(request))
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(type.name());
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getNextRetryDelay()).isPositive();
            });
  }

  @Test
  void attemptsOfOneMailAreInOrder_overRetriedSteps() {
    VerificationActivities activities = through(answering(SendOutcome.SENT));

    activities.sendVerification(request);

    // More than any number of attempts that one activity makes.
    assertThat(attempts).allMatch(attempt -> attempt > 10_000);
  }

  private MessageSender answering(SendOutcome outcome) {
    return (owner, attempt, drafts) -> {
      attempts.add(attempt);
      return Map.of(drafts.getFirst().sendId(), outcome);
    };
  }

  private VerificationActivities through(MessageSender sender) {
    environment.registerActivitiesImplementations(
        new VerificationActivitiesImpl(leads, VerificationActivitiesTest::draft, sender));
    return environment.newActivityStub(VerificationActivities.class);
  }

  private static Draft draft(Lead lead, VerificationRequest request) {
    LocalDate day = LocalDate.parse("2026-11-24");
    return new Draft(
        SendId.verification(day, lead.id(), request.epoch(), request.ordinal()),
        lead.id(),
        Channel.EMAIL,
        MessageKind.VERIFICATION,
        request.epoch(),
        1,
        lead.email(),
        lead.emailHash(),
        "Please confirm",
        "<p>yes</p>",
        "yes",
        "",
        List.of());
  }
}
