package io.leadline.activities.text;

import static io.leadline.activities.lead.Leads.HASHER;
import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.message.WebhookCounter.Outcome;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRepliesTest {
  private static final String NUMBER = "+15125550143";

  private final LeadWorld world = new LeadWorld();
  private final FakeReceivedTexts received = new FakeReceivedTexts();
  private final TextReplies replies = replies(received);
  private int texts;

  private TextReplies replies(ReceivedTexts texts) {
    return new TextReplies(
        world.leads,
        world.facts,
        new Engagements(world.leads, world.facts, world::now),
        world.suppressions,
        texts,
        HASHER,
        new TextWording("Example Jobs", "https://jobs.example.com"),
        world::now);
  }

  @Test
  void stopEndsTextsAndLeavesMailAlone() {
    Lead ann = stored(anActiveLead().phone(NUMBER).build());

    TextReplies.Result result = text(" Stop. ");

    assertThat(result.outcome()).isEqualTo(Outcome.TAKEN);
    assertThat(result.answer()).as("the carrier confirms").isEmpty();
    assertThat(stopped()).isTrue();
    assertThat(world.suppressions.find(Channel.EMAIL, ann.emailHash())).isEmpty();
    assertThat(world.signals.of(ann.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            LeadEvent.SmsStopped.class,
            event -> {
              assertThat(event.cause()).isEqualTo(OptOutCause.REPLY);
              assertThat(event.entryId()).isEqualTo("twilio-SM1-" + ann.id());
            });
  }

  @Test
  void stopFromASharedNumberStopsBothLeads_startStartsBoth() {
    Lead ann = stored(anActiveLead().phone(NUMBER).build());
    Lead ben = stored(anActiveLead().phone(NUMBER).build());

    text("STOP");
    world.pass(Duration.ofMinutes(1));
    text("START");

    for (Lead lead : List.of(ann, ben)) {
      assertThat(world.signals.of(lead.id()))
          .extracting(LeadEvent::name)
          .containsExactly("smsStop", "smsStart");
    }
    assertThat(stopped()).isFalse();
  }

  @Test
  void sameTextFiveTimesHasOneEffect_evenAfterALaterOne() {
    Lead ann = stored(anActiveLead().phone(NUMBER).build());
    TextReplies.Text stop = new TextReplies.Text("twilio-SMa", NUMBER, "STOP", null);
    replies.take(stop);
    world.pass(Duration.ofMinutes(1));
    text("START");
    world.pass(Duration.ofMinutes(1));

    for (int i = 0; i < 4; i++) {
      assertThat(replies.take(stop).outcome()).isEqualTo(Outcome.REPEATED);
    }

    assertThat(stopped()).isFalse();
    assertThat(world.signals.of(ann.id()))
        .extracting(LeadEvent::name)
        .containsExactly("smsStop", "smsStart");
  }

  @Test
  void stopWhoseEndWasLostKeepsItsTime_soThatALaterStartHolds() {
    stored(anActiveLead().phone(NUMBER).build());
    TextReplies.Text stop = new TextReplies.Text("twilio-SMa", NUMBER, "STOP", null);
    TextReplies dying =
        replies(
            new ReceivedTexts() {
              @Override
              public Receipt note(String id, Instant at) {
                return received.note(id, at);
              }

              @Override
              public void done(String id) {
                throw new IllegalStateException("killed");
              }
            });
    assertThatThrownBy(() -> dying.take(stop)).hasMessage("killed");
    world.pass(Duration.ofMinutes(1));
    text("START");
    world.pass(Duration.ofMinutes(1));

    replies.take(stop);

    assertThat(stopped()).isFalse();
  }

  @Test
  void startGrantsAgain_onlyAfterAnEarlierConsent() {
    Lead ann = stored(anActiveLead().phone(NUMBER).build());
    assertThat(text("START").answer()).isEmpty();
    assertThat(world.signals.of(ann.id()))
        .singleElement()
        .isInstanceOfSatisfying(
            LeadEvent.SmsStarted.class, event -> assertThat(event.by()).isEqualTo(Actor.LEAD));
    Lead stored = world.leads.find(ann.id()).orElseThrow();
    assertThat(stored.consents()).anyMatch(consent -> consent.text().equals("START by text"));
  }

  @Test
  void startWithoutAnEarlierConsentIsAnsweredWithTheSignUpLinkOnly() {
    Lead ann = anActiveLead().phone(NUMBER).build();
    Lead never =
        ann.withConsents(
            ann.consents().stream()
                .map(
                    given ->
                        new io.leadline.activities.lead.ConsentRecord(
                            given.epoch(),
                            true,
                            false,
                            given.text(),
                            null,
                            given.givenAt(),
                            given.confirmedAt()))
                .toList());
    stored(never);

    TextReplies.Result result = text("START");

    assertThat(result.answer()).hasValueSatisfying(a -> assertThat(a).contains("sign up"));
    assertThat(world.signals.of(ann.id())).isEmpty();
  }

  @Test
  void helpIsAnsweredAlsoWhenStopped_andToStrangers() {
    stored(anActiveLead().phone(NUMBER).build());
    text("STOP");

    assertThat(text("help").answer())
        .hasValueSatisfying(
            answer ->
                assertThat(answer)
                    .contains("Example Jobs", "STOP", "https://jobs.example.com")
                    .hasSizeLessThanOrEqualTo(160));
    assertThat(replies.take(new TextReplies.Text("twilio-SMx", "+15125550199", "INFO", null)))
        .satisfies(
            result -> {
              assertThat(result.answer()).isPresent();
              assertThat(result.outcome()).isEqualTo(Outcome.PASSED_OVER);
            });
  }

  @Test
  void anythingElseIsAStrongSignOfLife_andResumesAPausedLead() {
    Lead ann = stored(anActiveLead().phone(NUMBER).build());
    world.enter(ann.id(), LeadStage.PAUSED);
    world.pass(Duration.ofDays(3));

    TextReplies.Result result = text("Sounds great 👍 أنا مهتم");

    assertThat(result.intent()).isEqualTo(TextIntent.REPLY);
    assertThat(world.leads.find(ann.id()).orElseThrow().engagement().lastStrong())
        .isEqualTo(world.now());
    assertThat(world.signals.of(ann.id())).extracting(LeadEvent::name).containsExactly("engaged");
    assertThat(stopped()).isFalse();
  }

  @Test
  void strangersAreNotAnswered_andTheirStopIsKeptForTheDayTheySignUp() {
    assertThat(text("who is this?").answer()).isEmpty();
    assertThat(text("STOP").outcome()).isEqualTo(Outcome.PASSED_OVER);
    assertThat(stopped()).isTrue();
    assertThat(text("START").answer()).isPresent();
    assertThat(stopped()).as("only a proved sign-up lifts it").isTrue();
  }

  @Test
  void textFromTheNumberOfAnErasedLeadIsDropped() {
    Lead ann = stored(aNewLead().phone(NUMBER).build());
    world.desk.erase(ann, Actor.LEAD);

    TextReplies.Result result = text("hello again");

    assertThat(result.outcome()).isEqualTo(Outcome.DROPPED);
    assertThat(result.answer()).isEmpty();
    assertThat(world.signals.of(ann.id())).extracting(LeadEvent::name).containsExactly("erase");
  }

  @Test
  void holdsWithTemporalAway_andIsToldLater() {
    Lead ann = stored(anActiveLead().phone(NUMBER).build());
    world.signals.away(true);

    assertThat(text("STOP").outcome()).isEqualTo(Outcome.TAKEN);

    assertThat(stopped()).isTrue();
    assertThat(world.outbox.of(ann.id())).hasSize(1);
  }

  private TextReplies.Result text(String body) {
    return replies.take(new TextReplies.Text("twilio-SM" + ++texts, NUMBER, body, null));
  }

  private boolean stopped() {
    return world.suppressions.find(Channel.SMS, HASHER.phone(NUMBER)).isPresent();
  }

  private Lead stored(Lead lead) {
    world.leads.insert(lead);
    return lead;
  }
}
