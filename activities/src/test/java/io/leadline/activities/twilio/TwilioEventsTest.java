package io.leadline.activities.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.FakeActs;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.FakeFailingChannels;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeProviderEventLog;
import io.leadline.activities.message.LeadNews;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.SoftBounces;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Draft TEXT = Drafts.aTextFor("anna");
  private static final String URL =
      "https://jobs.example.com/webhooks/twilio/status?send=" + TEXT.sendId() + "&call=c1";
  private static final TwilioSigner SIGNER = new TwilioSigner("token");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeLeadStore leads = new FakeLeadStore();
  private final List<OutboxEntry> learnt = new ArrayList<>();
  private final List<String> counted = new ArrayList<>();
  private boolean storeIsAway;
  private final TwilioEvents events =
      new TwilioEvents(
          new TwilioSignature("token"),
          new EventIntake(
              new FakeProviderEventLog(),
              ledger,
              leads,
              new ActNotes(
                  new FakeActs(), HumanRules.DEFAULTS, new RandomIds(new Random(7)), () -> NOW),
              new LeadNews(
                  ledger,
                  leads,
                  new SoftBounces(ledger, new FakeFailingChannels()),
                  entry -> {
                    if (storeIsAway) {
                      throw new IllegalStateException("away");
                    }
                    learnt.add(entry);
                  }),
              () -> NOW),
          (source, event, outcome) -> counted.add(source + " " + event + " " + outcome),
          () -> NOW);

  @BeforeEach
  void sendTheText() {
    Call call =
        new Call(
            "c1",
            Channel.SMS,
            "slot",
            1,
            CallState.CLAIMED,
            NOW,
            null,
            List.of(TEXT.sendId()),
            null,
            null);
    ledger.claim(call, List.of(TEXT));
    ledger.advance(
        call,
        java.util.Set.of(CallState.CLAIMED),
        CallState.CALLING,
        NOW,
        io.leadline.activities.message.MessageLedger.CallNote.NONE);
  }

  @Test
  void deliveryIsNotedAndSettlesACallInDoubt() {
    assertThat(report("delivered", "").status()).isEqualTo(204);

    assertThat(row().deliveredAt()).isEqualTo(NOW);
    assertThat(ledger.calls()).extracting(Call::state).containsExactly(CallState.ACCEPTED);
    assertThat(learnt).isEmpty();
    assertThat(counted).containsExactly("twilio delivered TAKEN");
  }

  @ParameterizedTest
  @CsvSource({"undelivered, 30005", "undelivered, 30006", "failed, 21211", "failed, 30005"})
  void deadNumberIsAHardBounceOfTextsOnly(String status, String code) {
    report(status, code);

    assertThat(learnt)
        .extracting(OutboxEntry::event)
        .containsExactly(new LeadEvent.Bounced("twilio-SM1-" + status, NOW, Channel.SMS, 1));
  }

  @ParameterizedTest
  @CsvSource({"undelivered, 21610", "failed, 21610"})
  void carriersBlockAfterStopIsAStopOfTexts_neverAnUnsubscribeFromMail(String status, String code) {
    report(status, code);

    assertThat(learnt)
        .extracting(OutboxEntry::event)
        .containsExactly(
            new LeadEvent.SmsStopped("twilio-SM1-" + status, NOW, OptOutCause.CARRIER));
  }

  @ParameterizedTest
  @CsvSource({
    "undelivered, 30003, twilio bounced_soft TAKEN",
    "undelivered, 30008, twilio bounced_soft TAKEN",
    "undelivered, '', twilio bounced_soft TAKEN",
    "undelivered, 30004, twilio dropped CONTENT",
    "undelivered, 30007, twilio dropped CONTENT",
    "failed, 30034, twilio dropped SETTINGS",
    "failed, 30001, twilio dropped TAKEN",
    "sent, '', twilio accepted TAKEN"
  })
  void whatIsNoFaultOfTheLeadNeverReachesIt(String status, String code, String count) {
    report(status, code);

    assertThat(learnt).isEmpty();
    assertThat(counted).containsExactly(count);
  }

  @Test
  void sameReportFortySixTimesIsPassedOnOnce_andAgainIfThatFailed() {
    storeIsAway = true;
    assertThatThrownBy(() -> report("undelivered", "30005")).hasMessage("away");
    storeIsAway = false;

    for (int i = 0; i < 46; i++) {
      assertThat(report("undelivered", "30005").status()).isEqualTo(204);
    }

    assertThat(learnt).hasSize(1);
  }

  @Test
  void refusesWhatTwilioDidNotSign_andWhatItCannotRead() {
    Map<String, String> form = form("delivered", "");
    byte[] body = TwilioSigner.body(form).getBytes(UTF_8);
    String signature = SIGNER.sign(URL, form);
    assertThat(events.receive(URL.replace("c1", "c2"), null, body, signature).status())
        .isEqualTo(403);
    assertThat(events.receive(URL, null, body, null).status()).isEqualTo(403);
    assertThat(events.receive(URL, null, "Body=%zz".getBytes(UTF_8), signature).status())
        .isEqualTo(400);
    Map<String, String> nameless = Map.of("MessageStatus", "delivered");
    assertThat(
            events
                .receive(
                    URL,
                    "application/x-www-form-urlencoded",
                    TwilioSigner.body(nameless).getBytes(UTF_8),
                    SIGNER.sign(URL, nameless))
                .status())
        .isEqualTo(400);
    assertThat(row().deliveredAt()).isNull();
    assertThat(counted).containsOnly("twilio status REFUSED");
  }

  @ParameterizedTest
  @CsvSource({"?call=c1", "?send=somebody-elses", "''"})
  void passesOverWhatIsNotAboutAMessageOfOurs(String query) {
    String url = "https://jobs.example.com/webhooks/twilio/status" + query;
    Map<String, String> form = form("delivered", "");

    WebhookAnswer answer =
        events.receive(url, null, TwilioSigner.body(form).getBytes(UTF_8), SIGNER.sign(url, form));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(counted).containsExactly("twilio unknown " + WebhookCounter.Outcome.PASSED_OVER);
  }

  private WebhookAnswer report(String status, String code) {
    Map<String, String> form = form(status, code);
    return events.receive(
        URL,
        "application/x-www-form-urlencoded; charset=UTF-8",
        TwilioSigner.body(form).getBytes(UTF_8),
        SIGNER.sign(URL, form));
  }

  private static Map<String, String> form(String status, String code) {
    Map<String, String> form = new TreeMap<>();
    form.put("MessageSid", "SM1");
    form.put("MessageStatus", status);
    form.put("To", "+15125550100");
    if (!code.isEmpty()) {
      form.put("ErrorCode", code);
    }
    return form;
  }

  private Message row() {
    return ledger.find(TEXT.sendId()).orElseThrow();
  }
}
