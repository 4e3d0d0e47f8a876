package io.leadline.activities.mailgun;

import static io.leadline.activities.mailgun.MailgunSignatures.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.EventWorld;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.ProviderEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailgunEventsTest {
  private static final Instant NOW = Leads.SIGN_UP;
  private static final String SEND_ID = Drafts.anAlertFor("anna").sendId();
  private static final String TOKEN = "a".repeat(50);

  private final EventWorld world = new EventWorld();
  private final List<String> counted = new ArrayList<>();
  private final MailgunEvents events = receiver(world);

  @BeforeEach
  void sendTheAlert() {
    world.claim(Drafts.anAlertFor("anna"));
  }

  private MailgunEvents receiver(EventWorld into) {
    return new MailgunEvents(
        new MailgunSignature(KEY, () -> NOW),
        into.log,
        into.intake,
        (source, event, outcome) -> counted.add(source + " " + event + " " + outcome),
        () -> NOW);
  }

  /** Timestamp and token of Mailgun's documentation, signed by OpenSSL. */
  @Test
  void acceptsWhatAnotherImplementationSigned() throws Exception {
    String known =
        """
        {"timestamp":"1529006854","token":"a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0",
         "signature":"60de66bc807c4569f75daf3d09b760e009c20a11251daeb7615eb8c152a8a31c"}""";
    MailgunSignature signature = new MailgunSignature(KEY, () -> Instant.ofEpochSecond(1529006854));

    assertThat(signature.matches(new ObjectMapper().readTree(known))).isTrue();
  }

  @Test
  void takesWhatMailgunSigned_andTheSameAgain() {
    byte[] request = request(TOKEN, NOW, delivered("e1"));

    assertThat(events.receive(request).status()).isEqualTo(204);
    assertThat(events.receive(request).status()).isEqualTo(204);

    assertThat(row().deliveredAt()).isNotNull();
    assertThat(counted).hasSize(2).containsOnly("mailgun delivered TAKEN");
    assertThat(world.log.size()).isOne();
  }

  @Test
  void aTokenVouchesForOneEventOnly() {
    assertThat(events.receive(request(TOKEN, NOW, delivered("e1"))).status()).isEqualTo(204);

    assertThat(events.receive(request(TOKEN, NOW, event("e2", "complained", ""))).status())
        .isEqualTo(403);

    assertThat(world.log.size()).isOne();
    assertThat(counted).endsWith("mailgun request REFUSED");
  }

  @Test
  void takesTheSignatureOfASubaccount() {
    String own = MailgunSignatures.of("somebody-elses-key", TOKEN, NOW);
    String parent = MailgunSignatures.of(KEY, "b".repeat(50), NOW);
    String body =
        "{\"signature\":%s,\"parent-signature\":%s,\"event-data\":%s}"
            .formatted(own, parent, delivered("e1"));

    assertThat(events.receive(body.getBytes(UTF_8)).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({"PT-8H, 204", "PT-9H-1S, 403", "PT4M, 204", "PT6M, 403", "P-30D, 403"})
  void takesWhatMailgunMayBeRepeating_andNothingOlder(Duration from, int status) {
    assertThat(events.receive(request(TOKEN, NOW.plus(from), delivered("e1"))).status())
        .isEqualTo(status);
  }

  @Test
  void refusesWhatMailgunDidNotSign() {
    String right = MailgunSignatures.of(KEY, TOKEN, NOW);
    String seconds = String.valueOf(NOW.getEpochSecond());
    for (String signature :
        List.of(
            MailgunSignatures.of("another-key-of-ours", TOKEN, NOW),
            right.replace(TOKEN, "b".repeat(50)),
            right.replace(seconds, String.valueOf(NOW.getEpochSecond() + 1)),
            MailgunSignatures.of(KEY, "short", NOW),
            MailgunSignatures.of(KEY, "x y".repeat(9), NOW),
            "{}",
            "7")) {
      assertThat(events.receive(MailgunSignatures.request(signature, delivered("e1"))).status())
          .as(signature)
          .isEqualTo(403);
    }
    assertThat(row().deliveredAt()).isNull();
    assertThat(counted).containsOnly("mailgun request REFUSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{\"signature\":%s}"})
  void saysWhatItCannotRead(String body) {
    String signed = body.formatted(MailgunSignatures.of(KEY, TOKEN, NOW));

    assertThat(events.receive(signed.getBytes(UTF_8)).status()).isEqualTo(400);
  }

  @Test
  void passesOverWhatIsNotAboutAMessageOfOurs() {
    assertThat(
            events.receive(request(TOKEN, NOW, "{\"id\":\"e1\",\"event\":\"delivered\"}")).status())
        .isEqualTo(204);
    assertThat(events.receive(request("b".repeat(50), NOW, event("e2", "stored", ""))).status())
        .isEqualTo(204);
    assertThat(counted).hasSize(2).containsOnly("mailgun unknown PASSED_OVER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          accepted     |                                                                                | ACCEPTED
          delivered    |                                                                                | DELIVERED
          rejected     |                                                                                | DROPPED
          opened       |                                                                                | OPENED
          clicked      |                                                                                | CLICKED
          complained   |                                                                                | COMPLAINED
          unsubscribed |                                                                                | UNSUBSCRIBED
          failed       | 'severity':'temporary','reason':'generic'                                      | DEFERRED
          failed       | 'severity':'permanent','reason':'bounce'                                       | BOUNCED_HARD
          failed       | 'severity':'permanent','reason':'generic','delivery-status':{'code':550}       | BOUNCED_HARD
          failed       | 'severity':'permanent','reason':'bounce','delivery-status':{'bounce-type':'hard'} | BOUNCED_HARD
          failed       | 'severity':'permanent','reason':'bounce','delivery-status':{'bounce-type':'soft'} | BOUNCED_SOFT
          failed       | 'severity':'permanent','reason':'bounce','delivery-status':{'enhanced-code':'5.2.2'} | BOUNCED_SOFT
          failed       | 'severity':'permanent','reason':'bounce','delivery-status':{'enhanced-code':'5.7.1'} | BLOCKED
          failed       | 'severity':'permanent','reason':'espblock'                                     | BLOCKED
          failed       | 'severity':'permanent','reason':'old'                                          | BOUNCED_SOFT
          failed       | 'severity':'permanent','reason':'suppress-bounce'                              | BOUNCED_HARD
          failed       | 'severity':'permanent','reason':'suppress-complaint'                           | COMPLAINED
          failed       | 'severity':'permanent','reason':'suppress-unsubscribe'                         | DROPPED_OPTED_OUT
          failed       | 'severity':'permanent','reason':'suppress-novelty'                             | DROPPED
          """)
  void hasAWordOfOursForEach(String name, String more, ProviderEvent.Type type) throws Exception {
    assertThat(read(event("e1", name, more == null ? "" : more)))
        .map(ProviderEvent::type)
        .contains(type);
  }

  @Test
  void readsTimeIdsAndWords() throws Exception {
    ProviderEvent event =
        read("""
                {"id":"G9Bn5sl1TC6nu79C8C0bwg","event":"failed","timestamp":1521472262.908181,
                 "severity":"permanent","reason":"bounce","recipient":"anna@example.com",
                 "user-variables":{"send_id":"%s","call_id":"c7"},
                 "delivery-status":{"message":"550 <anna@example.com> unknown"}}"""
                .formatted(SEND_ID))
            .orElseThrow();

    assertThat(event.id()).isEqualTo("mailgun-G9Bn5sl1TC6nu79C8C0bwg");
    assertThat(event.sendId()).isEqualTo(SEND_ID);
    assertThat(event.callId()).isEqualTo("c7");
    assertThat(event.at()).isEqualTo(Instant.ofEpochMilli(1521472262908L));
    assertThat(event.detail()).isEqualTo("bounce 550 <<address>> unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'client-info':{'bot':'apple','user-agent':'Mozilla/5.0 (X11) Firefox/140'} | true
          'client-info':{'bot':'','user-agent':'Mozilla/5.0'}                        | true
          'client-info':{'bot':'','user-agent':'Mozilla/5.0 (X11) Firefox/140'}      | false
          'ip':'17.58.0.1'                                                           | true
          """)
  void knowsAPrefetchedPictureFromAPerson(String more, boolean machine) throws Exception {
    assertThat(read(event("e1", "opened", more))).map(ProviderEvent::machine).contains(machine);
  }

  @Test
  void anyOrderAndNumberOfEventsGivesTheSameMessage() {
    List<byte[]> requests =
        List.of(
            request("b".repeat(50), NOW, event("e1", "delivered", "'timestamp':1795526400.5")),
            request("c".repeat(50), NOW, event("e2", "delivered", "'timestamp':1795525800.5")),
            request(
                "d".repeat(50),
                NOW,
                event("e3", "failed", "'severity':'permanent','timestamp':1795527000")));
    world.leads.pass(Duration.ofHours(1));
    requests.forEach(events::receive);
    EventWorld other = new EventWorld();
    other.claim(Drafts.anAlertFor("anna"));
    other.leads.pass(Duration.ofHours(1));
    MailgunEvents again = receiver(other);
    for (int i = 0; i < 3; i++) {
      requests.reversed().forEach(again::receive);
    }

    assertThat(row().deliveredAt()).isEqualTo(Instant.ofEpochMilli(1795525800500L));
    assertThat(row().bouncedAt()).isNotNull();
    assertThat(other.ledger.find(SEND_ID)).contains(row());
  }

  @Test
  void refusesAKeyThatIsNone() {
    assertThatThrownBy(() -> new MailgunSignature("short", () -> NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<ProviderEvent> read(String json) throws Exception {
    return MailgunEvent.read(new ObjectMapper().readTree(json), NOW);
  }

  private static byte[] request(String token, Instant at, String event) {
    return MailgunSignatures.request(MailgunSignatures.of(KEY, token, at), event);
  }

  private static String delivered(String id) {
    return event(id, "delivered", "");
  }

  private static String event(String id, String name, String more) {
    return "{\"id\":\"%s\",\"event\":\"%s\",\"user-variables\":{\"send_id\":\"%s\"}%s}"
        .formatted(id, name, SEND_ID, more.isEmpty() ? "" : "," + more.replace('\'', '"'));
  }

  private Message row() {
    return world.ledger.find(SEND_ID).orElseThrow();
  }
}
