package io.leadline.activities.signup;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppression.Reason;
import io.leadline.activities.signup.SignUpResult.Accepted;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SignUpTest {
  private final LeadWorld world = new LeadWorld();
  private final SignUp signUp = Forms.signUpIn(world, SignUpSettings.DEFAULTS);

  @Test
  void storesTheLeadWithItsConsentAndTellsItsWorkflow() {
    Accepted accepted = accepted(Forms.jane());

    Lead lead = world.leads.find(accepted.leadId()).orElseThrow();
    assertThat(accepted).isEqualTo(new Accepted(lead.id(), false, null, false, null));
    assertThat(lead.id()).matches("[a-z2-7]{16}");
    assertThat(lead.email()).isEqualTo("Jane@example.com");
    assertThat(lead.interest().query()).isEqualTo("registered nurse");
    assertThat(lead.interest().placeName()).isEqualTo("Austin, TX");
    assertThat(lead.timeZone()).isEqualTo(ZoneId.of("America/Chicago"));
    assertThat(lead.consents())
        .containsExactly(
            new ConsentRecord(1, true, false, "Yes, send me jobs.", "203.0.113.7", SIGN_UP, null));
    assertThat(world.signals.of(lead.id()))
        .singleElement()
        .isInstanceOfSatisfying(LeadEvent.SignedUp.class, e -> assertThat(e.epoch()).isEqualTo(1));
  }

  @Test
  void oneAddressHasOneLeadWhateverItsCase() {
    Accepted first = accepted(Forms.jane());
    Accepted second = accepted(Forms.withEmail("JANE@Example.COM"));

    assertThat(second).isEqualTo(new Accepted(first.leadId(), true, null, false, null));
    assertThat(world.leads.list(null, null, 10)).hasSize(1);
  }

  @Test
  void saysWhatIsDoubtfulAboutAnAddressThatIsTaken() {
    Accepted mistyped = accepted(Forms.withEmail("jane@gmail.co"));
    Accepted shared = accepted(Forms.withEmail("info@example.com"));

    assertThat(mistyped.suggestion()).isEqualTo("jane@gmail.com");
    assertThat(mistyped.shared()).isFalse();
    assertThat(shared.suggestion()).isNull();
    assertThat(shared.shared()).isTrue();
  }

  @Test
  void plusTagsMakeDifferentLeads() {
    assertThat(accepted(Forms.withEmail("jane+a@example.com")).leadId())
        .isNotEqualTo(accepted(Forms.withEmail("jane+b@example.com")).leadId());
  }

  @Test
  void racingSignUpsOfOneAddressMakeOneLeadAndOneMail() throws Exception {
    List<String> ids = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Accepted>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(threads.submit(() -> accepted(Forms.jane())));
      }
      for (Future<Accepted> answer : answers) {
        ids.add(answer.get().leadId());
      }
    }

    assertThat(world.leads.list(null, null, 10)).hasSize(1);
    assertThat(ids).containsOnly(ids.getFirst());
    assertThat(world.signals.deliveries()).hasSize(1);
  }

  @Test
  void aSecondPressOfTheButtonSendsNoSecondMail() {
    String id = accepted(Forms.jane()).leadId();
    world.pass(Duration.ofSeconds(5));

    accepted(Forms.jane());

    assertThat(world.signals.of(id)).hasSize(1);
  }

  @Test
  void signingUpAgainWhileVerifyingAsksForAnotherMail() {
    String id = accepted(Forms.jane()).leadId();
    world.enter(id, LeadStage.VERIFYING);
    world.pass(Duration.ofMinutes(5));

    accepted(Forms.jane());

    assertThat(world.signals.of(id)).last().isInstanceOf(LeadEvent.ResendRequested.class);
  }

  @Test
  void nobodyCanBeBombedWithVerificationMails() {
    String id = accepted(Forms.jane()).leadId();
    world.enter(id, LeadStage.VERIFYING);

    for (int i = 0; i < 20; i++) {
      world.pass(Duration.ofMinutes(5));
      accepted(Forms.jane());
      world.hearResends(id);
    }

    assertThat(world.signals.of(id)).hasSize(1 + 3);
  }

  @Test
  void anActiveLeadIsLeftAlone() {
    String id = accepted(Forms.jane()).leadId();
    world.enter(id, LeadStage.ACTIVE);
    Lead before = world.leads.find(id).orElseThrow();

    accepted(Forms.withQuery("welder"));

    assertThat(world.leads.find(id)).contains(before);
    assertThat(world.signals.of(id)).hasSize(1);
  }

  @Test
  void whoeverLeftMaySignUpAgainWithNewWishes() {
    String id = accepted(Forms.jane()).leadId();
    world.enter(id, LeadStage.CLOSED);
    suppress(id, Reason.UNSUBSCRIBED);
    world.pass(Duration.ofDays(30));

    Accepted again = accepted(Forms.withQuery("welder"));

    Lead renewed = world.leads.find(id).orElseThrow();
    assertThat(again).isEqualTo(new Accepted(id, true, null, false, null));
    assertThat(renewed.epoch()).isEqualTo(2);
    assertThat(renewed.interest().query()).isEqualTo("welder");
    assertThat(renewed.consents()).extracting(ConsentRecord::epoch).containsExactly(1, 2);
    assertThat(world.signals.of(id))
        .last()
        .isInstanceOfSatisfying(LeadEvent.SignedUp.class, e -> assertThat(e.epoch()).isEqualTo(2));
    assertThat(world.suppressions.find(Channel.EMAIL, renewed.emailHash()))
        .as("only the confirmation lifts it")
        .isPresent();
  }

  @Test
  void leavingAndSigningUpAgainAllDayIsLimitedToo() {
    String id = accepted(Forms.jane()).leadId();
    for (int i = 0; i < 10; i++) {
      world.enter(id, LeadStage.CLOSED);
      world.pass(Duration.ofMinutes(5));
      accepted(Forms.jane());
    }

    assertThat(world.signals.of(id)).hasSize(3);
  }

  @Test
  void afterAComplaintNothingIsSentAndTheAnswerIsTheSame() {
    String id = accepted(Forms.jane()).leadId();
    world.enter(id, LeadStage.CLOSED);
    suppress(id, Reason.COMPLAINED);
    world.pass(Duration.ofDays(30));

    Accepted again = accepted(Forms.jane());

    assertThat(again).isEqualTo(new Accepted(id, true, null, false, null));
    assertThat(world.leads.find(id).orElseThrow().epoch()).isEqualTo(1);
    assertThat(world.signals.of(id)).hasSize(1);
  }

  @Test
  void aForgottenLeadComesBackUnderItsId() {
    String id = accepted(Forms.jane()).leadId();
    world.enter(id, LeadStage.CLOSED);
    world.leads.forget(id, 1);
    world.pass(Duration.ofDays(60));

    accepted(Forms.jane());

    Lead back = world.leads.find(id).orElseThrow();
    assertThat(back.email()).isEqualTo("Jane@example.com");
    assertThat(back.epoch()).isEqualTo(2);
  }

  @Test
  void holdsWhileTemporalIsAway() {
    world.signals.away(true);

    Accepted accepted = accepted(Forms.jane());

    assertThat(world.leads.find(accepted.leadId())).isPresent();
    assertThat(world.outbox.of(accepted.leadId())).hasSize(1);
  }

  @Test
  void aBadFormStoresNothing() {
    SignUpResult result = signUp.signUp(Forms.withEmail("jane@gnail.con"));

    assertThat(result)
        .isEqualTo(
            new SignUpResult.Refused(
                List.of(
                    new FieldProblem("email", "There is no domain gnail.con.", "jane@gmail.com"))));
    assertThat(world.leads.list(null, null, 10)).isEmpty();
  }

  @Test
  void oneNetworkAddressCannotSignUpAWholeTown() {
    SignUp limited = Forms.signUpIn(world, new SignUpSettings(ZoneId.of("UTC"), 40, 3, 100));
    for (int i = 0; i < 3; i++) {
      assertThat(limited.signUp(Forms.withEmail("a" + i + "@example.com")))
          .isInstanceOf(Accepted.class);
    }

    assertThat(limited.signUp(Forms.withEmail("a4@example.com")))
        .isEqualTo(new SignUpResult.TooMany(Duration.ofMinutes(20)));
    assertThat(world.leads.list(null, null, 10)).hasSize(3);
    world.pass(Duration.ofMinutes(20));
    assertThat(limited.signUp(Forms.withEmail("a5@example.com"))).isInstanceOf(Accepted.class);
  }

  private Accepted accepted(SignUpForm form) {
    SignUpResult result = signUp.signUp(form);
    assertThat(result).isInstanceOf(Accepted.class);
    return (Accepted) result;
  }

  private void suppress(String id, Reason reason) {
    String hash = world.leads.find(id).orElseThrow().emailHash();
    world.suppressions.suppress(new Suppression(Channel.EMAIL, hash, reason, world.now()));
  }
}
