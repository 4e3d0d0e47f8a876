package io.leadline.activities.timeline;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.alert.SlotOutcome;
import io.leadline.activities.engagement.BoardReport;
import io.leadline.activities.engagement.FakeBoardReports;
import io.leadline.activities.lead.FakeOutbox;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.Reactions;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadTimelineTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final FakeTransitions transitions = new FakeTransitions();
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeBoardReports board = new FakeBoardReports();
  private final List<Message> messages = new ArrayList<>();
  private final List<SlotOutcome> slots = new ArrayList<>();
  private final Lead lead = aNewLead().confirmed(SIGN_UP.plusSeconds(300)).build();
  private Instant now = SIGN_UP.plus(Duration.ofDays(3));

  @Test
  void tellsTextsEnded_andThatTheyWereAlready() {
    change(1, LeadStage.ACTIVE, LeadStage.ACTIVE, null, "smsStop REPLY", 10);
    change(2, LeadStage.ACTIVE, LeadStage.ACTIVE, null, "smsStop REPLY ignored: a later one", 20);
    change(3, LeadStage.ACTIVE, LeadStage.ACTIVE, null, "smsStart by LEAD", 30);

    assertThat(titles())
        .contains(
            "no more text messages: a reply such as STOP",
            "smsStop REPLY ignored: a later one",
            "text messages from now on");
  }

  @Test
  void tellsThatTextsWereAgreedToLater_withTheWords() {
    Lead texted = lead.agreedToTexts("START by text", SIGN_UP.plusSeconds(900));

    assertThat(timeline().of(texted))
        .filteredOn(entry -> entry.kind().equals("consent"))
        .extracting(TimelineEntry::title, TimelineEntry::detail)
        .containsExactly(
            tuple("signed up", "agreed to e-mail"),
            tuple("pressed the button in the mail", null),
            tuple("agreed to text messages", "START by text"));
  }

  @Test
  void tellsALifeInOrderAndInWords() {
    change(1, LeadStage.NEW, LeadStage.VERIFYING, null, "signUp", 1);
    message(SendId.verification(TODAY, lead.id(), 1, 1), CallState.ACCEPTED, 2, 4, 0);
    change(2, LeadStage.VERIFYING, LeadStage.ACTIVE, null, "confirm", 301);
    message(SendId.alert(TODAY, lead.id(), Channel.EMAIL), CallState.ACCEPTED, 400, 580, 6);
    slot(390, "SENT", "6 new postings", SendId.alert(TODAY, lead.id(), Channel.EMAIL));
    slot(90_000, "NO_NEW", "no posting fits", null);
    change(
        3,
        LeadStage.ACTIVE,
        LeadStage.CLOSED,
        CloseReason.UNSUBSCRIBED,
        "unsubscribe ONE_CLICK",
        95_000);

    assertThat(titles())
        .containsExactly(
            "signed up",
            "waits for the button in the verification mail",
            "verification mail sent",
            "provider: delivered 2 s later",
            "pressed the button in the mail",
            "address proved: alerts begin",
            "alert by e-mail sent: 6 postings",
            "provider: delivered 3 min later",
            "no alert by e-mail: nothing new since 2026-11-24",
            "unsubscribed by one-click",
            "no alerts on 2026-11-26: it has left");
  }

  @Test
  void aSecondUnsubscribeIsToldFromTheFirst() {
    change(
        1,
        LeadStage.ACTIVE,
        LeadStage.CLOSED,
        CloseReason.UNSUBSCRIBED,
        "unsubscribe ONE_CLICK",
        1);
    change(
        2,
        LeadStage.CLOSED,
        LeadStage.CLOSED,
        CloseReason.UNSUBSCRIBED,
        "unsubscribe PAGE ignored: nothing to do in CLOSED",
        2);

    assertThat(titles())
        .contains(
            "unsubscribed by one-click",
            "unsubscribed once more by the button on our page; it was already");
  }

  @Test
  void everySlotHasItsReason() {
    slot(1, "NO_NEW", "no posting fits", null);
    slot(2, "SUPPRESSED", "the address is suppressed", null);
    slot(3, "SKIPPED_OUTAGE", "could not be sent in time", null);
    slot(4, "RECIPIENT_DEAD", "the provider refuses this recipient", null);
    slot(5, "SENT", "2 new postings", "20260101-gone-email-alert");
    slot(6, "SOMETHING_NEW", null, null);
    slot(7, "QUIET_HOURS", "no text message may go out at any time of that day", null);
    slot(8, "SKIPPED_NO_PROVIDER", "there is no provider that carries them", null);

    assertThat(timeline().of(lead))
        .filteredOn(entry -> entry.kind().equals("slot"))
        .extracting(TimelineEntry::title)
        .containsExactly(
            "no alert by e-mail: nothing new yet",
            "no alert by e-mail: the address is suppressed",
            "no alert by e-mail: the slot had passed when we could send again",
            "no alert by e-mail: the provider refuses the address",
            "alert by e-mail sent",
            "no alert by e-mail: something new",
            "no alert by e-mail: quiet hours",
            "no alert by e-mail: this channel is not set up");
  }

  @Test
  void whatTheBoardToldStandsWhereItHappened_withWhoAndWhen() {
    Instant told = SIGN_UP.plus(Duration.ofHours(5));
    board("r1", EngagementSource.HIRED, SIGN_UP.plusSeconds(40), told, null);
    board("r2", EngagementSource.VISIT, SIGN_UP.plusSeconds(20), SIGN_UP.plusSeconds(21), null);
    board("r3", EngagementSource.APPLY, SIGN_UP.plusSeconds(30), told, "p7");

    List<TimelineEntry> entries =
        timeline().of(lead).stream().filter(entry -> entry.kind().equals("board")).toList();

    assertThat(entries)
        .extracting(TimelineEntry::title, TimelineEntry::detail)
        .containsExactly(
            tuple("the board: visited the site", null),
            tuple("the board: applied for a job", "posting p7; we were told at " + told),
            tuple("the board: found a job", "we were told at " + told));
    assertThat(entries.getFirst().facts())
        .containsEntry("by", "BOARD")
        .containsEntry("event", "VISIT")
        .containsEntry("toldAt", SIGN_UP.plusSeconds(21).toString());
    assertThat(entries.get(1).facts()).containsEntry("posting", "p7");
  }

  private void board(
      String id, EngagementSource source, Instant at, Instant told, @Nullable String posting) {
    board.note(new BoardReport(id, lead.id(), source, at, told, posting));
  }

  @Test
  void everyStateOfACallIsSaid() {
    int day = 0;
    for (CallState state : CallState.values()) {
      LocalDate date = TODAY.plusDays(day % 3);
      Channel channel = day < 3 ? Channel.EMAIL : Channel.SMS;
      String id =
          day < 6
              ? SendId.alert(date, lead.id(), channel)
              : SendId.verification(TODAY, lead.id(), 1, 2);
      message(id, state, ++day, 0, 0);
    }

    assertThat(titles())
        .contains(
            "alert by e-mail is being sent",
            "alert by e-mail sent",
            "alert by text message refused by the provider",
            "alert by text message sent, but the provider's answer was lost; its events will tell",
            "alert by text message was not accepted; it is sent again",
            "reminder given up before it was sent");
  }

  @Test
  void whatTheWorkflowHasNotHeardWaits() {
    LeadEvent event = new LeadEvent.ResendRequested("e1", SIGN_UP.plusSeconds(5));
    outbox.put(OutboxEntry.about(lead.id(), event).postponed(SIGN_UP.plusSeconds(65)));

    TimelineEntry entry = timeline().of(lead).get(1);

    assertThat(entry.title()).isEqualTo("waits to reach the lead's workflow: resendVerification");
    assertThat(entry.detail()).isEqualTo("1 failed deliveries, next try at 2026-11-24T13:01:05Z");
  }

  @Test
  void aParkedStepIsShownOnceWithItsCause() {
    LeadState.ParkedStep parked =
        new LeadState.ParkedStep(
            LeadState.Step.SEND_VERIFICATION,
            1,
            null,
            "f-7",
            "mail key refused",
            SIGN_UP.plusSeconds(9));
    transitions.append(
        new LeadChange(
            LeadStage.VERIFYING,
            state(1, LeadStage.VERIFYING, null, parked),
            "verification mail 1 out of attempts",
            SIGN_UP.plusSeconds(9),
            List.of()));
    transitions.append(
        new LeadChange(
            LeadStage.VERIFYING,
            state(2, LeadStage.VERIFYING, null, parked),
            "resendVerification",
            SIGN_UP.plusSeconds(10),
            List.of()));

    List<TimelineEntry> entries = timeline().of(lead);

    assertThat(entries.get(1).title())
        .isEqualTo("send verification ran out of attempts; an operator can retry it");
    assertThat(entries.get(1).detail()).isEqualTo("mail key refused");
    assertThat(entries.get(1).facts()).containsEntry("failure", "f-7");
    assertThat(entries.get(2).title()).isEqualTo("another verification mail was asked for");
  }

  @Test
  void aLongLifeIsToldFromItsLastNinetyDays() {
    now = SIGN_UP.plus(Duration.ofDays(200));
    message(SendId.alert(TODAY, lead.id(), Channel.EMAIL), CallState.ACCEPTED, 400, 0, 6);
    message(
        SendId.alert(TODAY.plusDays(150), lead.id(), Channel.EMAIL),
        CallState.ACCEPTED,
        12_960_000,
        0,
        2);

    assertThat(titles()).contains("alert by e-mail sent: 2 postings");
    assertThat(titles()).doesNotContain("alert by e-mail sent: 6 postings");
  }

  private List<String> titles() {
    List<TimelineEntry> entries = timeline().of(lead);
    assertThat(entries).isSortedAccordingTo(Comparator.comparing(TimelineEntry::at));
    return entries.stream().map(TimelineEntry::title).toList();
  }

  private LeadTimeline timeline() {
    return new LeadTimeline(
        transitions, new ListedMessages(), id -> slots, board, outbox, () -> now);
  }

  private final class ListedMessages implements Messages {
    @Override
    public List<Message> find(Collection<String> sendIds) {
      return messages.stream().filter(message -> sendIds.contains(message.sendId())).toList();
    }

    @Override
    public void judged(String sendId, Reactions reactions, int revision) {
      throw new AssertionError("the timeline only reads");
    }

    @Override
    public void forgetDomains(Collection<String> sendIds) {
      throw new UnsupportedOperationException();
    }
  }

  private void message(String id, CallState state, int at, int delivered, int postings) {
    SendId parsed = SendId.parse(id);
    messages.add(
        new Message(
            id,
            lead.id(),
            parsed.channel(),
            parsed.kind(),
            1,
            1,
            Collections.nCopies(postings, "p"),
            "call-1",
            state,
            SIGN_UP.plusSeconds(at),
            delivered == 0 ? null : SIGN_UP.plusSeconds(delivered),
            Reactions.NONE,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  private void slot(int at, String outcome, @Nullable String detail, @Nullable String sendId) {
    slots.add(new SlotOutcome(Channel.EMAIL, SIGN_UP.plusSeconds(at), outcome, detail, sendId));
  }

  private void change(
      int version,
      LeadStage before,
      LeadStage after,
      @Nullable CloseReason reason,
      String why,
      int at) {
    transitions.append(
        new LeadChange(
            before, state(version, after, reason, null), why, SIGN_UP.plusSeconds(at), List.of()));
  }

  private LeadState state(
      int version,
      LeadStage stage,
      @Nullable CloseReason reason,
      LeadState.@Nullable ParkedStep parked) {
    LeadState life = lead.life();
    return LeadStates.of(
        lead.id(),
        version,
        stage,
        reason,
        1,
        1,
        life.email(),
        life.sms(),
        SIGN_UP,
        null,
        List.of(),
        parked);
  }
}
