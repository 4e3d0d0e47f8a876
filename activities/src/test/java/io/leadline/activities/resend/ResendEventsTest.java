package io.leadline.activities.resend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.EventWorld;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.webhook.StandardSignatures;
import io.leadline.activities.webhook.WebhookVerifier;
import io.leadline.workflows.lead.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResendEventsTest {
  private static final Instant NOW = Leads.SIGN_UP;
  private static final String SEND_ID = Drafts.anAlertFor("anna").sendId();

  private final EventWorld world = new EventWorld();
  private final List<String> counted = new ArrayList<>();
  private final ResendEvents events =
      new ResendEvents(
          WebhookVerifier.of(StandardSignatures.SECRET, () -> NOW),
          world.intake,
          (source, event, outcome) -> counted.add(source + " " + event + " " + outcome),
          () -> NOW);

  @BeforeEach
  void sendTheAlert() {
    world.ledger.claim(
        new Call(
            "c1",
            Channel.EMAIL,
            "slot",
            1,
            CallState.CLAIMED,
            NOW,
            null,
            List.of(SEND_ID),
            null,
            null),
        List.of(Drafts.anAlertFor("anna")));
  }

  @Test
  void takesWhatResendSigned_once() {
    String delivered = event("email.delivered", "\"to\":[\"anna@example.com\"]");

    assertThat(receive("msg_1", delivered).status()).isEqualTo(204);
    assertThat(receive("msg_1", delivered).status()).isEqualTo(204);

    assertThat(world.ledger.find(SEND_ID).orElseThrow().deliveredAt()).isNotNull();
    assertThat(counted).containsExactly("resend delivered TAKEN", "resend delivered TAKEN");
  }

  @Test
  void refusesWhatItDidNotSign_andWhatCannotBeRead() {
    byte[] body = event("email.delivered", "").getBytes(StandardCharsets.UTF_8);
    var signed = StandardSignatures.of("msg_1", NOW, body);
    body[9] ^= 1;
    assertThat(events.receive(body, signed).status()).isEqualTo(403);
    assertThat(receive("msg_2", "nonsense").status()).isEqualTo(400);
    assertThat(receive("msg_3", "[]").status()).isEqualTo(400);
    assertThat(world.ledger.find(SEND_ID).orElseThrow().deliveredAt()).isNull();
  }

  @Test
  void passesOverWhatIsNotAboutAMessageOfOurs() {
    assertThat(receive("msg_1", "{\"type\":\"contact.created\",\"data\":{}}").status())
        .isEqualTo(204);
    assertThat(receive("msg_2", event("email.scheduled", "")).status()).isEqualTo(204);
    assertThat(receive("msg_3", "{\"type\":\"email.delivered\",\"data\":{}}").status())
        .isEqualTo(204);
    assertThat(counted).containsOnly("resend unknown PASSED_OVER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          email.sent             |                                                   | ACCEPTED
          email.delivered        |                                                   | DELIVERED
          email.delivery_delayed |                                                   | DEFERRED
          email.bounced          |                                                   | BOUNCED_HARD
          email.bounced          | "bounce":{"type":"Permanent","subType":"General"}     | BOUNCED_HARD
          email.bounced          | "bounce":{"type":"Permanent","subType":"Suppressed"}  | BOUNCED_HARD
          email.bounced          | "bounce":{"type":"Transient","subType":"MailboxFull"} | BOUNCED_SOFT
          email.bounced          | "bounce":{"type":"Undetermined"}                      | BOUNCED_SOFT
          email.bounced          | "bounce":{"type":"Transient","subType":"ContentRejected"} | BLOCKED
          email.suppressed       |                                                   | BOUNCED_HARD
          email.failed           | "failed":{"reason":"reached_daily_quota"}         | DROPPED
          email.opened           |                                                   | OPENED
          email.clicked          |                                                   | CLICKED
          email.complained       |                                                   | COMPLAINED
          """)
  void hasAWordOfOursForEach(String name, String more, ProviderEvent.Type type) throws Exception {
    assertThat(read(event(name, more == null ? "" : more)).type()).isEqualTo(type);
  }

  @Test
  void readsTimesAndTagsHoweverTheyAreWritten() throws Exception {
    ProviderEvent event =
        read(
            """
            {"type":"email.bounced","created_at":"2026-03-02T13:00:00.126033+01:00",
             "data":{"tags":[{"name":"send_id","value":"%s"},{"name":"call_id","value":"c7"}],
                     "bounce":{"subType":"General","message":"550 <anna@example.com> unknown"}}}"""
                .formatted(SEND_ID));

    assertThat(event.id()).isEqualTo("resend-msg_1");
    assertThat(event.callId()).isEqualTo("c7");
    assertThat(event.at()).isEqualTo(Instant.parse("2026-03-02T12:00:00.126033Z"));
    assertThat(event.detail()).isEqualTo("General 550 <<address>> unknown");
  }

  @Test
  void knowsAPrefetchedPictureFromAPerson() throws Exception {
    assertThat(read(event("email.opened", "\"open\":{\"userAgent\":\"Mozilla/5.0\"}")).machine())
        .isTrue();
    assertThat(
            read(event(
                    "email.opened",
                    "\"open\":{\"userAgent\":\"Mozilla/5.0 (X11; Linux) Firefox/140\"}"))
                .machine())
        .isFalse();
  }

  private static ProviderEvent read(String json) throws Exception {
    return ResendEvents.read(new ObjectMapper().readTree(json), "msg_1", NOW).orElseThrow();
  }

  private WebhookAnswer receive(String id, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return events.receive(bytes, Objects.requireNonNull(StandardSignatures.of(id, NOW, bytes)));
  }

  private static String event(String type, String more) {
    return """
    {"type":"%s","created_at":"%s","data":{"email_id":"m1",
     "tags":{"send_id":"%s","call_id":"c1"}%s}}"""
        .formatted(type, NOW, SEND_ID, more.isEmpty() ? "" : "," + more);
  }
}
