package io.leadline.activities.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.EventWorld;
import io.leadline.activities.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SesEventsTest {
  private static final Instant NOW = Leads.SIGN_UP;
  private static final String SEND_ID = Drafts.anAlertFor("anna").sendId();

  private final EventWorld world = new EventWorld();
  private final List<String> counted = new ArrayList<>();
  private final Sns sns;
  private Instant now = NOW;
  private final SesEvents events;

  SesEventsTest() throws Exception {
    sns = new Sns(NOW);
    events =
        new SesEvents(
            SnsTopic.parse(Sns.ARN),
            sns,
            world.intake,
            (source, event, outcome) -> counted.add(source + " " + event + " " + outcome),
            () -> now);
  }

  @BeforeEach
  void sendTheAlert() {
    world.claim(Drafts.anAlertFor("anna"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void takesWhatSnsSigned_inEitherVersion_andAsksForItsCertificateOnce(String version)
      throws Exception {
    ObjectNode message = delivery().put("SignatureVersion", version);

    assertThat(post(message)).isEqualTo(204);
    assertThat(post(message)).isEqualTo(204);
    assertThat(post(message.put("Subject", "Amazon SES"))).isEqualTo(204);

    assertThat(row().deliveredAt()).isNotNull();
    assertThat(sns.asked).containsExactly(Sns.CERTIFICATE);
    assertThat(counted).hasSize(3).containsOnly("ses delivered TAKEN");
    assertThat(world.log.size()).isOne();
  }

  @Test
  void refusesOneChangedField() throws Exception {
    byte[] signed = sns.signed(delivery());
    String text = new String(signed, UTF_8);
    for (String field : List.of("Delivery", "m1", "12:00:00.000Z")) {
      String changed = text.replace(field, field.substring(1) + "x");
      assertThat(changed).isNotEqualTo(text);
      assertThat(events.receive(changed.getBytes(UTF_8)).status()).isEqualTo(403);
    }
    assertThat(
            events
                .receive(text.replace("\"Signature\":\"", "\"Signature\":\"%").getBytes(UTF_8))
                .status())
        .isEqualTo(403);
    assertThat(row().deliveredAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sns.us-east-1.amazonaws.com.evil.example/a.pem",
        "https://evil.example/sns.us-east-1.amazonaws.com/a.pem",
        "https://sns.us-east-1.amazonaws.com@evil.example/a.pem",
        "https://evil.example\\@sns.us-east-1.amazonaws.com/a.pem",
        "https://user:pw@sns.us-east-1.amazonaws.com/a.pem",
        "http://sns.us-east-1.amazonaws.com/a.pem",
        "HTTP://sns.us-east-1.amazonaws.com/a.pem",
        "file:///etc/passwd.pem",
        "https://sns.us-east-1.amazonaws.com:8443/a.pem",
        "https://sns.us-east-1.amazonaws.com:443/a.pem",
        "https://sns.us-west-2.amazonaws.com/a.pem",
        "https://s3.us-east-1.amazonaws.com/a.pem",
        "https://evil.s3.amazonaws.com/a.pem",
        "https://xsns.us-east-1.amazonaws.com/a.pem",
        "https://sns.us-east-1.amazonaws.com./a.pem",
        "https://sns.us-east-1.amazonaws.com/a.pem?x=.pem",
        "https://sns.us-east-1.amazonaws.com/a.pem#.pem",
        "https://sns.us-east-1.amazonaws.com/../a.pem",
        "https://sns.us-east-1.amazonaws.com/?Action=Publish",
        "//sns.us-east-1.amazonaws.com/a.pem",
        "https://127.0.0.1/a.pem",
        ""
      })
  void asksNobodyElseForACertificate(String address) throws Exception {
    sns.keep(address, sns.certificate("sns.amazonaws.com", NOW));

    assertThat(post(delivery().put("SigningCertURL", address))).isEqualTo(403);

    assertThat(sns.asked).isEmpty();
    assertThat(row().deliveredAt()).isNull();
  }

  @Test
  void refusesAnotherTopic_andAnotherVersion_beforeAnythingIsFetched() throws Exception {
    assertThat(post(delivery().put("TopicArn", Sns.ARN + "2"))).isEqualTo(403);
    assertThat(post(delivery().put("SignatureVersion", "3"))).isEqualTo(403);

    assertThat(sns.asked).isEmpty();
  }

  @Test
  void refusesACertificateOfSomebodyElse_orOutOfItsTime() throws Exception {
    Duration week = Duration.ofDays(7);
    for (String file :
        List.of(
            sns.certificate("sns.amazonaws.com.evil.example", NOW),
            sns.certificate("evil.example", NOW),
            sns.certificate("sns.amazonaws.com", NOW.minus(week)),
            sns.certificate("sns.amazonaws.com", NOW.plus(week)),
            "no certificate",
            "")) {
      sns.keep(Sns.CERTIFICATE, file);
      assertThat(post(delivery())).isEqualTo(403);
    }
    assertThat(row().deliveredAt()).isNull();
  }

  @Test
  void refusesAChainThatDoesNotHold() throws Exception {
    var stranger = SelfMadeCertificate.keys();
    String other =
        SelfMadeCertificate.pem(
            "ca.example", stranger, stranger, NOW.minusSeconds(9), NOW.plusSeconds(9));
    sns.keep(Sns.CERTIFICATE, sns.certificate("sns.amazonaws.com", NOW) + other);

    assertThat(post(delivery())).isEqualTo(403);
  }

  @Test
  void aCertificateThatHasRunOutMeanwhileIsNotTrustedAnyMore() throws Exception {
    assertThat(post(delivery())).isEqualTo(204);

    now = NOW.plus(Duration.ofDays(2));

    assertThat(post(delivery())).isEqualTo(403);
  }

  @Test
  void letsSnsTryAgainWhenItsCertificateCannotBeFetched() throws Exception {
    sns.away = true;
    assertThat(post(delivery())).isEqualTo(503);

    sns.away = false;
    assertThat(post(delivery())).isEqualTo(204);
  }

  @Test
  void confirmsTheSubscriptionToItsTopic_howeverOftenItIsAsked() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(post(sns.subscription("SubscriptionConfirmation", Sns.CONFIRM))).isEqualTo(204);
    }

    assertThat(sns.asked).containsExactly(Sns.CERTIFICATE, Sns.CONFIRM, Sns.CONFIRM);
  }

  @Test
  void letsSnsTryAgainWhenTheSubscriptionCannotBeConfirmed() throws Exception {
    post(delivery());
    sns.away = true;

    assertThat(post(sns.subscription("SubscriptionConfirmation", Sns.CONFIRM))).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sns.us-east-1.amazonaws.com.evil.example/?Action=ConfirmSubscription&TopicArn=T&Token=1",
        "http://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=T&Token=1",
        "https://sns.us-east-1.amazonaws.com:444/?Action=ConfirmSubscription&TopicArn=T&Token=1",
        "https://u@sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=T&Token=1",
        "https://sns.us-east-1.amazonaws.com/x?Action=ConfirmSubscription&TopicArn=T&Token=1",
        "https://sns.us-east-1.amazonaws.com/?Action=DeleteTopic&TopicArn=T&Token=1",
        "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=T2&Token=1",
        "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=T&TopicArn=T2&Token=1",
        "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=T",
        "https://sns.us-east-1.amazonaws.com/"
      })
  void confirmsNothingElse_evenSigned(String address) throws Exception {
    String url = address.replace("TopicArn=T", "TopicArn=" + Sns.ARN);

    assertThat(post(sns.subscription("SubscriptionConfirmation", url))).isEqualTo(403);

    assertThat(sns.asked).containsExactly(Sns.CERTIFICATE);
  }

  @Test
  void doesNotSubscribeAgainByItself() throws Exception {
    assertThat(post(sns.subscription("UnsubscribeConfirmation", Sns.CONFIRM))).isEqualTo(204);

    assertThat(sns.asked).containsExactly(Sns.CERTIFICATE);
  }

  @Test
  void passesOverWhatIsNotAboutAMessageOfOurs() throws Exception {
    for (String message :
        List.of(
            "Successfully validated SNS topic for Amazon SES event publishing.",
            "{\"eventType\":\"Delivery\",\"mail\":{\"tags\":{\"send_id\":[\"somebody-else\"]}}}",
            "[]")) {
      assertThat(post(sns.notification("m2", message))).isEqualTo(204);
    }
    assertThat(counted).hasSize(3).containsOnly("ses unknown PASSED_OVER");
  }

  @Test
  void saysWhatItCannotRead() {
    for (String body : List.of("", "nonsense", "[]", "{}", "{\"Type\":\"Advertisement\"}")) {
      assertThat(events.receive(body.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    }
    assertThat(counted).containsOnly("ses request REFUSED");
  }

  @Test
  void anyOrderAndNumberOfEventsGivesTheSameMessage() throws Exception {
    List<ObjectNode> reported =
        List.of(
            sns.notification(
                "b",
                event(
                    "Bounce",
                    "\"bounce\":{\"bounceType\":\"Permanent\",\"timestamp\":\"2026-11-24T13:20:00Z\"}")),
            sns.notification(
                "d", event("Delivery", "\"delivery\":{\"timestamp\":\"2026-11-24T13:10:00Z\"}")),
            delivery());
    world.leads.pass(Duration.ofHours(1));
    for (ObjectNode each : reported) {
      post(each);
    }
    Message forwards = row();
    EventWorld other = new EventWorld();
    other.claim(Drafts.anAlertFor("anna"));
    other.leads.pass(Duration.ofHours(1));
    SesEvents again =
        new SesEvents(SnsTopic.parse(Sns.ARN), sns, other.intake, (s, e, o) -> {}, () -> NOW);
    for (int i = 0; i < 3; i++) {
      for (ObjectNode each : reported.reversed()) {
        assertThat(again.receive(sns.signed(each)).status()).isEqualTo(204);
      }
    }

    assertThat(forwards.deliveredAt()).isEqualTo(Instant.parse("2026-11-24T13:10:00Z"));
    assertThat(other.ledger.find(SEND_ID)).contains(forwards);
  }

  private ObjectNode delivery() {
    return sns.notification(
        "m1", event("Delivery", "\"delivery\":{\"timestamp\":\"2026-11-24T13:30:00Z\"}"));
  }

  private static String event(String type, String part) {
    return "{\"eventType\":\"%s\",\"mail\":{\"tags\":{\"send_id\":[\"%s\"],\"call_id\":[\"call1\"]}},%s}"
        .formatted(type, SEND_ID, part);
  }

  private int post(ObjectNode message) throws Exception {
    return events.receive(sns.signed(message)).status();
  }

  private Message row() {
    return world.ledger.find(SEND_ID).orElseThrow();
  }
}
