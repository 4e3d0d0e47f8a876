package io.leadline.activities.message;

import static io.leadline.activities.message.CallState.ABANDONED;
import static io.leadline.activities.message.CallState.ACCEPTED;
import static io.leadline.activities.message.CallState.CALLING;
import static io.leadline.activities.message.CallState.CLAIMED;
import static io.leadline.activities.message.CallState.REFUSED;
import static io.leadline.activities.message.CallState.UNKNOWN;
import static io.leadline.activities.message.Drafts.aDirectMailTo;
import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.message.MessageLedger.CallNote;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every ledger must do. {@code T} is both sides of it. */
public abstract class MessageLedgerContract<T extends MessageLedger & Messages & DatedMessages> {
  protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** What the ledger under test notes with the calls of mail. */
  protected static final Map<Channel, String> PROVIDERS = Map.of(Channel.EMAIL, "sendgrid");

  protected abstract T ledger();

  @Test
  void firstClaimHoldsAndTheSecondDoesNot() {
    List<Draft> drafts = List.of(anAlertFor("anna"), anAlertFor("ben"));
    assertThat(claim("c1", drafts)).containsExactlyInAnyOrder(id("anna"), id("ben"));
    assertThat(claim("c2", List.of(anAlertFor("ben"), anAlertFor("carl"))))
        .containsExactly(id("carl"));
  }

  @Test
  void rowsOfADeadCallAreTakenOver() {
    claim("c1", List.of(anAlertFor("anna")));
    ledger().advance(call("c1", "anna"), Set.of(CLAIMED), REFUSED, NOON, CallNote.problem("429"));
    assertThat(claim("c2", List.of(anAlertFor("anna")))).containsExactly(id("anna"));
    assertThat(claim("c3", List.of(anAlertFor("anna")))).isEmpty();
    assertThat(ledger().find(id("anna")).orElseThrow().call()).isEqualTo("c2");
  }

  @Test
  void listsByLeadWhatIsNoAlertAndWasNotAskedFor() {
    Draft today = aDirectMailTo("anna", Drafts.DAY, "job1");
    Draft earlier = aDirectMailTo("anna", Drafts.DAY.minusDays(7), "job2");
    Draft other = aDirectMailTo("ben", Drafts.DAY, "job3");
    claim("c1", List.of(today, earlier, other, anAlertFor("anna"), aVerificationFor("anna")));

    assertThat(ledger().listedByLead(List.of("anna", "zoe"), Drafts.DAY.minusDays(6)))
        .extracting(Message::sendId)
        .containsExactly(today.sendId());
    assertThat(ledger().listedByLead(List.of("anna", "ben"), Drafts.DAY.minusDays(7))).hasSize(3);
    assertThat(ledger().listedByLead(List.of(), Drafts.DAY)).isEmpty();
  }

  @Test
  void advancesOnlyFromTheStatesGivenAndForItsOwner() {
    claim("c1", List.of(anAlertFor("anna")));
    Call call = call("c1", "anna");
    assertThat(ledger().advance(call, Set.of(CALLING), ACCEPTED, NOON, CallNote.NONE)).isFalse();
    Call stranger =
        new Call("c1", Channel.EMAIL, "else", 1, CLAIMED, NOON, null, call.sendIds(), null, null);
    assertThat(ledger().advance(stranger, Set.of(CLAIMED), CALLING, NOON, CallNote.NONE)).isFalse();
    assertThat(ledger().advance(call, Set.of(CLAIMED), CALLING, NOON, CallNote.NONE)).isTrue();
    assertThat(ledger().advance(call, Set.of(CLAIMED), CALLING, NOON, CallNote.NONE)).isFalse();
    assertThat(ledger().advance(call, Set.of(CALLING), ACCEPTED, NOON, new CallNote("sg-1", null)))
        .isTrue();
    assertThat(ledger().inState(ACCEPTED, NOON, NOON.plusSeconds(1), 9))
        .extracting(Call::providerId, Call::calledAt)
        .containsExactly(tuple("sg-1", NOON));
  }

  @Test
  void laterAttemptFindsWhatAnEarlierOneLeftBehind() {
    claim("c1", List.of(anAlertFor("anna")));
    claim("c2", List.of(anAlertFor("ben")));
    ledger().advance(call("c2", "ben"), Set.of(CLAIMED), CALLING, NOON, CallNote.NONE);
    assertThat(ledger().leftBehind("owner", 2)).extracting(Call::id).contains("c1", "c2");
    assertThat(ledger().leftBehind("owner", 1)).isEmpty();
    assertThat(ledger().leftBehind("somebody", 2)).isEmpty();
  }

  @Test
  void releasedMessagesAreFreeAgain() {
    claim("c1", List.of(anAlertFor("anna"), anAlertFor("ben")));
    ledger().release(call("c1", "anna", "ben"), List.of(id("anna")));
    assertThat(ledger().find(id("anna"))).isEmpty();
    assertThat(claim("c2", List.of(anAlertFor("anna"), anAlertFor("ben"))))
        .containsExactly(id("anna"));
  }

  @Test
  void refusedRowsKeepTheProvidersWords() {
    claim("c1", List.of(anAlertFor("anna")));
    ledger().refuse(call("c1", "anna"), Map.of(id("anna"), "400 no such mailbox"));
    assertThat(ledger().find(id("anna")).orElseThrow().problem()).isEqualTo("400 no such mailbox");
  }

  @Test
  void rowsShowTheCallThatHoldsThemNow() {
    claim("c1", List.of(anAlertFor("anna"), anAlertFor("ben")));
    Call call = call("c1", "anna", "ben");
    ledger().advance(call, Set.of(CLAIMED), ABANDONED, NOON, CallNote.NONE);
    claim("c2", List.of(anAlertFor("anna")));
    assertThat(ledger().rows(call.sendIds()))
        .extracting(Message::leadId, Message::state)
        .containsExactlyInAnyOrder(tuple("anna", CLAIMED), tuple("ben", ABANDONED));
  }

  @Test
  void anyEventProvesThatACallInDoubtWasAccepted() {
    claim("c1", List.of(anAlertFor("anna"), anAlertFor("ben")));
    Call call = call("c1", "anna", "ben");
    ledger().advance(call, Set.of(CLAIMED), CALLING, NOON, CallNote.NONE);
    ledger().advance(call, Set.of(CALLING), UNKNOWN, NOON, CallNote.problem("reset"));
    assertThat(ledger().latestConfirmedCall(Channel.EMAIL)).isNull();
    ledger().merge(List.of(event("e1", "ben", ProviderEvent.Type.DELIVERED, 3)));
    assertThat(ledger().find(id("anna")).orElseThrow().state()).isEqualTo(ACCEPTED);
    assertThat(ledger().latestConfirmedCall(Channel.EMAIL)).isEqualTo(NOON);
    assertThat(ledger().latestConfirmedCall(Channel.SMS)).as("another provider's").isNull();
  }

  @Test
  void anyOrderAndRepetitionOfEventsGivesTheSameRow() {
    List<ProviderEvent> events =
        List.of(
            event("e1", "anna", ProviderEvent.Type.ACCEPTED, 1),
            event("e2", "anna", ProviderEvent.Type.DELIVERED, 4),
            event("e3", "anna", ProviderEvent.Type.DELIVERED, 2),
            event("e4", "anna", ProviderEvent.Type.BOUNCED_SOFT, 9),
            event("e5", "anna", ProviderEvent.Type.BLOCKED, 7),
            event("e6", "anna", ProviderEvent.Type.BOUNCED_HARD, 30),
            event("e7", "anna", ProviderEvent.Type.COMPLAINED, 40));
    Random random = new Random(7);
    Message first = null;
    for (int round = 0; round < 20; round++) {
      String lead = "anna";
      ledger().release(call("c" + (round - 1), lead), List.of(id(lead)));
      claim("c" + round, List.of(anAlertFor(lead)));
      List<ProviderEvent> mixed = new ArrayList<>(events);
      mixed.addAll(events.subList(random.nextInt(events.size()), events.size()));
      Collections.shuffle(mixed, random);
      int cut = random.nextInt(mixed.size());
      ledger().merge(mixed.subList(0, cut));
      ledger().merge(mixed.subList(cut, mixed.size()));
      Message merged = ledger().find(id(lead)).orElseThrow();
      assertThat(merged.deliveredAt()).isEqualTo(NOON.plusSeconds(2));
      assertThat(merged.softBouncedAt()).isEqualTo(NOON.plusSeconds(9));
      assertThat(merged.droppedAt()).isEqualTo(NOON.plusSeconds(7));
      assertThat(merged.bouncedAt()).isEqualTo(NOON.plusSeconds(30));
      first = first == null ? merged : first;
      assertThat(merged.complainedAt()).isEqualTo(first.complainedAt());
    }
  }

  @Test
  void reportsFromBeforeTheCallCountAsOfTheCallInAnyOrder() {
    List<ProviderEvent> events =
        new ArrayList<>(
            List.of(
                event("e1", "anna", ProviderEvent.Type.DELIVERED, -86_400 * 900),
                event("e2", "anna", ProviderEvent.Type.DELIVERED, 4),
                event("e3", "anna", ProviderEvent.Type.BOUNCED_HARD, -30),
                event("e4", "anna", ProviderEvent.Type.COMPLAINED, 40)));
    events.addAll(List.copyOf(events));
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      ledger().release(call("c" + (round - 1), "anna"), List.of(id("anna")));
      claim("c" + round, List.of(anAlertFor("anna")));
      Call call = call("c" + round, "anna");
      Instant calledAt = NOON.plusSeconds(2);
      ledger().advance(call, Set.of(CLAIMED), CALLING, calledAt, CallNote.NONE);
      Collections.shuffle(events, random);
      events.forEach(event -> ledger().merge(List.of(event)));

      Message merged = ledger().find(id("anna")).orElseThrow();
      assertThat(merged.deliveredAt()).isEqualTo(calledAt);
      assertThat(merged.bouncedAt()).isEqualTo(calledAt);
      assertThat(merged.complainedAt()).isEqualTo(NOON.plusSeconds(40));
    }
  }

  @Test
  void opensAndClicksCountOnlyOnceTheyAreJudged() {
    claim("c1", List.of(anAlertFor("anna")));
    ledger()
        .merge(
            List.of(
                event("e1", "anna", ProviderEvent.Type.OPENED, 1),
                event("e2", "anna", ProviderEvent.Type.CLICKED, 2)));
    assertThat(reactions()).isEqualTo(Reactions.NONE);

    Reactions human = new Reactions(NOON.plusSeconds(1), NOON.plusSeconds(2), null, null);
    ledger().judged(id("anna"), human, 2);
    ledger().judged(id("anna"), human, 2);
    assertThat(reactions()).isEqualTo(human);
  }

  @Test
  void judgementOfMoreActsReplacesOneOfFewerAndNeverTheReverse() {
    claim("c1", List.of(anAlertFor("anna")));
    Reactions human = new Reactions(null, NOON.plusSeconds(2), null, null);
    Reactions machine = new Reactions(null, null, null, NOON.plusSeconds(2));

    ledger().judged(id("anna"), human, 2);
    ledger().judged(id("anna"), machine, 3);
    ledger().judged(id("anna"), human, 2);

    assertThat(reactions()).isEqualTo(machine);
  }

  private Reactions reactions() {
    return ledger().find(id("anna")).orElseThrow().reactions();
  }

  @Test
  void givesTheMessagesThatWereSentOrConcernedBetweenTwoDays_eachOnce() {
    LocalDate day = LocalDate.of(2026, 3, 2);
    claim("c1", List.of(anAlertFor("anna"), anAlertFor("ben")));
    claim("c2", List.of(anAlertFor("carl", day.plusDays(1))));
    assertThat(between(day, day)).contains(id("anna"), id("ben"));
    assertThat(between(day.plusDays(40), day.plusDays(50))).isEmpty();

    int late = 45 * 86_400;
    ledger()
        .merge(
            List.of(
                event("e1", "anna", ProviderEvent.Type.COMPLAINED, late),
                event("e2", "anna", ProviderEvent.Type.UNSUBSCRIBED, late + 60)));
    ledger()
        .judged(id("ben"), new Reactions(null, NOON.plusSeconds(late + 86_400L), null, null), 1);

    assertThat(between(day.plusDays(40), day.plusDays(50))).containsExactly(id("anna"), id("ben"));
    assertThat(between(day.plusDays(46), day.plusDays(46))).containsExactly(id("ben"));
    assertThat(between(day, day.plusDays(50))).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void findsAMessageThatWasSentLongAfterItsDate() {
    LocalDate date = LocalDate.of(2026, 2, 20);
    claim("c1", List.of(anAlertFor("anna", date)));

    assertThat(between(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2)))
        .containsExactly(anAlertFor("anna", date).sendId());
  }

  @Test
  void knowsTheProviderOfAMessage_andItsDomainUntilThatIsForgotten() {
    claim("c1", List.of(anAlertFor("anna")));
    assertThat(dated())
        .extracting(DatedMessage::provider, DatedMessage::domain)
        .containsExactly(tuple("sendgrid", "example.com"));

    ledger().forgetDomains(List.of(id("anna"), "no message"));
    ledger().forgetDomains(List.of(id("anna")));

    assertThat(dated()).extracting(DatedMessage::domain).containsOnlyNulls();
  }

  private List<String> between(LocalDate from, LocalDate to) {
    List<String> found = new ArrayList<>();
    ledger().eachBetween(from, to, dated -> found.add(dated.message().sendId()));
    return found;
  }

  private List<DatedMessage> dated() {
    LocalDate day = LocalDate.of(2026, 3, 2);
    List<DatedMessage> found = new ArrayList<>();
    ledger().eachBetween(day, day, found::add);
    return found;
  }

  @Test
  void refusedAmongAcceptedGetARefusedCallOfTheirOwn() {
    claim("c1", List.of(anAlertFor("anna"), anAlertFor("ben")));
    claim("c2", List.of(anAlertFor("carl")));
    Call from = call("c1", "anna", "ben");
    Call refused =
        new Call(
            "c1-refused",
            Channel.EMAIL,
            "owner",
            1,
            CallState.REFUSED,
            NOON,
            NOON.plusSeconds(1),
            List.of(id("ben")),
            null,
            "1 recipients refused");
    Map<String, String> problems = Map.of(id("ben"), "not an address", id("carl"), "not his call");

    ledger().moveRefused(from, refused, problems);
    ledger().moveRefused(from, refused, problems);
    ledger().advance(from, Set.of(CLAIMED), CallState.ACCEPTED, NOON, CallNote.NONE);

    Message ben = ledger().find(id("ben")).orElseThrow();
    assertThat(ben.call()).isEqualTo("c1-refused");
    assertThat(ben.state()).isEqualTo(CallState.REFUSED);
    assertThat(ben.problem()).isEqualTo("not an address");
    assertThat(ledger().find(id("anna")).orElseThrow().state()).isEqualTo(CallState.ACCEPTED);
    assertThat(ledger().find(id("carl")).orElseThrow().call()).isEqualTo("c2");
    assertThat(claim("c3", List.of(anAlertFor("ben")))).containsExactly(id("ben"));
  }

  private Set<String> claim(String callId, List<Draft> drafts) {
    return ledger()
        .claim(call(callId, drafts.stream().map(Draft::leadId).toArray(String[]::new)), drafts);
  }

  private static Call call(String id, String... leads) {
    List<String> sendIds = Arrays.stream(leads).map(MessageLedgerContract::id).toList();
    return new Call(id, Channel.EMAIL, "owner", 1, CLAIMED, NOON, null, sendIds, null, null);
  }

  private static ProviderEvent event(String id, String lead, ProviderEvent.Type type, int second) {
    return new ProviderEvent(id, id(lead), "c1", type, NOON.plusSeconds(second), null, false);
  }

  private static String id(String lead) {
    return anAlertFor(lead).sendId();
  }
}
