package io.leadline.activities.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.EventWorld;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.workflows.lead.Channel;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendGridEventsTest {
  private static final Instant NOW = Leads.SIGN_UP;
  private static final String SEND_ID = Drafts.anAlertFor("anna").sendId();

  private final EventWorld world = new EventWorld();
  private final FakeMessageLedger ledger = world.ledger;
  private final List<String> counted = new ArrayList<>();
  private final KeyPair keys = newKeys();
  private final SendGridEvents events =
      new SendGridEvents(
          new SendGridSignature(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())),
          world.intake,
          (source, event, outcome) -> counted.add(source + " " + event + " " + outcome),
          () -> NOW);

  @BeforeEach
  void sendTheAlert() {
    ledger.claim(
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
  void takesWhatSendGridSignedIncludingTheLineEndAtTheEnd() throws Exception {
    byte[] body = bytes("[" + delivered("1") + "]\r\n");
    assertThat(events.receive(body, sign("1772452800", body), "1772452800").status())
        .isEqualTo(204);
    assertThat(ledger.find(SEND_ID).orElseThrow().deliveredAt()).isNotNull();
  }

  @Test
  void refusesOneChangedByteAndAnotherTime() throws Exception {
    byte[] body = bytes("[" + delivered("1") + "]\r\n");
    String signature = sign("1772452800", body);
    byte[] changed = body.clone();
    changed[5] ^= 1;
    byte[] trimmed = bytes("[" + delivered("1") + "]");
    assertThat(events.receive(changed, signature, "1772452800").status()).isEqualTo(403);
    assertThat(events.receive(trimmed, signature, "1772452800").status()).isEqualTo(403);
    assertThat(events.receive(body, signature, "1772452801").status()).isEqualTo(403);
    assertThat(events.receive(body, null, "1772452800").status()).isEqualTo(403);
    assertThat(events.receive(body, "no base64!", "1772452800").status()).isEqualTo(403);
    assertThat(ledger.find(SEND_ID).orElseThrow().deliveredAt()).isNull();
  }

  @Test
  void oneBadItemDoesNotLoseTheRest() throws Exception {
    byte[] body =
        bytes(
            "[17, {\"event\":\"delivered\"}, null, {\"event\":\"new thing\"}, "
                + delivered("1")
                + "]");
    assertThat(events.receive(body, sign("1", body), "1").status()).isEqualTo(204);
    assertThat(counted)
        .containsOnlyOnce("sendgrid delivered TAKEN")
        .filteredOn("sendgrid unknown PASSED_OVER"::equals)
        .hasSize(4);
    assertThat(ledger.find(SEND_ID).orElseThrow().deliveredAt()).isNotNull();
  }

  @Test
  void saysWhatItCannotRead() throws Exception {
    for (String text : List.of("{", "{}", "\"[]\"")) {
      byte[] body = bytes(text);
      assertThat(events.receive(body, sign("1", body), "1").status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"event":"processed"} | ACCEPTED
          {"event":"delivered"} | DELIVERED
          {"event":"deferred"} | DEFERRED
          {"event":"bounce","type":"bounce"} | BOUNCED_HARD
          {"event":"bounce","type":"blocked"} | BOUNCED_SOFT
          {"event":"bounce","type":"blocked","status":"4.2.2"} | BOUNCED_SOFT
          {"event":"bounce","type":"blocked","bounce_classification":"Mailbox Unavailable"} | BOUNCED_SOFT
          {"event":"bounce","type":"blocked","bounce_classification":"Reputation"} | BLOCKED
          {"event":"bounce","type":"blocked","bounce_classification":"Content"} | BLOCKED
          {"event":"bounce","type":"blocked","status":"5.7.1"} | BLOCKED
          {"event":"dropped","reason":"Bounced Address"} | BOUNCED_HARD
          {"event":"dropped","reason":"Unsubscribed Address"} | DROPPED_OPTED_OUT
          {"event":"dropped","reason":"Spam Reporting Address"} | COMPLAINED
          {"event":"dropped","reason":"Spam Content"} | DROPPED
          {"event":"open"} | OPENED
          {"event":"click"} | CLICKED
          {"event":"spamreport"} | COMPLAINED
          {"event":"unsubscribe"} | UNSUBSCRIBED
          {"event":"group_unsubscribe"} | UNSUBSCRIBED
          """)
  void readsSendGridsNames(String item, ProviderEvent.Type type) throws Exception {
    var json = new ObjectMapper().readTree(item).deepCopy();
    ((ObjectNode) json)
        .put("sg_event_id", "x")
        .put("send_id", SEND_ID)
        .put("timestamp", 1772452700L);
    assertThat(SendGridEvents.read(json, NOW)).map(ProviderEvent::type).hasValue(type);
  }

  @Test
  void capsTheFutureAtReceiptAndKeepsAddressesOut() throws Exception {
    var json =
        new ObjectMapper()
            .readTree(
                """
                {"event":"bounce","type":"bounce","sg_event_id":"x","timestamp":4102444800,
                 "reason":"550 <anna@example.com> unknown","send_id":"%s"}"""
                    .formatted(SEND_ID));
    ProviderEvent event = SendGridEvents.read(json, NOW).orElseThrow();
    assertThat(event.at()).isEqualTo(NOW);
    assertThat(event.detail()).contains("550").doesNotContain("anna");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sg_machine_open":true,"useragent":"Mozilla/5.0 (Macintosh) Mail"} | true
          {"useragent":"Mozilla/5.0"} | true
          {"useragent":"Mozilla/5.0 (Macintosh) Mail","ip":"17.58.1.2"} | true
          {"useragent":"Mozilla/5.0 (Macintosh) Mail","ip":"203.0.113.7"} | false
          {} | false
          """)
  void knowsOpensOfMachines(String item, boolean machine) throws Exception {
    var json = new ObjectMapper().readTree(item).deepCopy();
    ((ObjectNode) json).put("event", "open").put("sg_event_id", "x").put("send_id", SEND_ID);
    assertThat(SendGridEvents.read(json, NOW)).map(ProviderEvent::machine).hasValue(machine);
  }

  private static String delivered(String id) {
    return """
        {"event":"delivered","sg_event_id":"%s","send_id":"%s","call_id":"c1","timestamp":%d}"""
        .formatted(id, SEND_ID, NOW.getEpochSecond() - 100);
  }

  private String sign(String timestamp, byte[] body) throws Exception {
    Signature ecdsa = Signature.getInstance("SHA256withECDSA");
    ecdsa.initSign(keys.getPrivate());
    ecdsa.update(bytes(timestamp));
    ecdsa.update(body);
    return Base64.getEncoder().encodeToString(ecdsa.sign());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
