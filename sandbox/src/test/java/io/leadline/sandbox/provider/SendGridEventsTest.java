package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendGridEventsTest extends SimulatorFixture {
  @Test
  void postsSignedEventsWithCustomArgumentsAtTheTop() throws Exception {
    String id =
        send(mailTo("ann@example.com", "s-1")).headers().firstValue("X-Message-Id").orElseThrow();
    await("two events", () -> receiver.events().size() == 2);

    Receiver.Received post = receiver.at("/webhooks/sendgrid").getFirst();
    assertThat(verified(post)).isTrue();
    assertThat(verified(new Receiver.Received("POST", "", post.headers(), post.body() + " ", "")))
        .isFalse();
    assertThat(post.body()).endsWith("\r\n");
    assertThat(receiver.eventNames()).containsExactly("processed", "delivered");
    Map<String, Object> delivered = receiver.events().getLast();
    assertThat(delivered)
        .containsEntry("send_id", "s-1")
        .containsEntry("email", "ann@example.com")
        .containsKeys("sg_event_id", "smtp-id", "timestamp");
    assertThat(String.valueOf(delivered.get("sg_message_id"))).startsWith(id);
  }

  private boolean verified(Receiver.Received post) throws Exception {
    byte[] key =
        Base64.getDecoder().decode(get("api/keys").path("sendGridWebhookPublicKey").asText());
    PublicKey publicKey = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(publicKey);
    String timestamp = post.headers().get("X-Twilio-Email-Event-Webhook-Timestamp");
    signature.update((timestamp + post.body()).getBytes(UTF_8));
    return signature.verify(
        Base64.getDecoder().decode(post.headers().get("X-Twilio-Email-Event-Webhook-Signature")));
  }

  @Test
  void postsAgainUntilTheReceiverTakesIt_alsoAfterARestart() throws Exception {
    receiver.answer(503);
    send(mailTo("ann@example.com", "s-1"));
    await("a refused post", () -> !receiver.at("/webhooks/sendgrid").isEmpty());
    restartSimulator();
    int refused = receiver.at("/webhooks/sendgrid").size();
    await("another refused post", () -> receiver.at("/webhooks/sendgrid").size() > refused);
    assertThat(get("api/stats").path("eventsPending").asBoolean()).isTrue();

    receiver.answer(200);
    await("the events to be taken", this::nothingPending);

    Set<Object> ids =
        receiver.events().stream()
            .map(event -> event.get("sg_event_id"))
            .collect(Collectors.toSet());
    assertThat(ids).as("retries repeat the same two events").hasSize(2);
  }

  private boolean nothingPending() {
    try {
      return !get("api/stats").path("eventsPending").asBoolean();
    } catch (Exception away) {
      return false;
    }
  }

  @Test
  void tellsOfBouncesComplaintsAndBlocks_andDropsFurtherMail() throws Exception {
    post(
        "api/faults",
        "{\"bounce\":[\"b@example.com\"],\"complain\":[\"c@example.com\"],\"block\":[\"@blocked.test\"]}");
    for (String address : List.of("b@example.com", "c@example.com", "x@blocked.test")) {
      send(mailTo(address, "s-" + address));
    }
    send(mailTo("B@example.com", "s-again"));
    await("all events", () -> receiver.events().size() == 8);

    assertThat(typesOf("b@example.com")).containsExactly("processed", "bounce bounce");
    assertThat(typesOf("c@example.com")).containsExactly("processed", "delivered", "spamreport");
    assertThat(typesOf("x@blocked.test")).containsExactly("processed", "bounce blocked");
    assertThat(typesOf("B@example.com")).containsExactly("dropped");
    assertThat(receiver.events().getLast()).containsEntry("reason", "Bounced Address");
  }

  private List<String> typesOf(String address) {
    return receiver.events().stream()
        .filter(event -> address.equals(event.get("email")))
        .map(
            event ->
                event.get("event") + (event.containsKey("type") ? " " + event.get("type") : ""))
        .toList();
  }

  @Test
  void losesNothingWhenEventsAreDuplicatedAndReordered() throws Exception {
    post("api/faults", "{\"duplicateEvents\":0.5,\"reorderEvents\":0.5,\"seed\":7}");
    String many =
        IntStream.range(0, 100)
            .mapToObj(i -> "{\"to\":[{\"email\":\"p" + i + "@example.com\"}]}")
            .collect(Collectors.joining(",", "[", "]"));
    send(mail(many));
    await("every event", () -> distinctEvents() == 200);

    List<String> names = receiver.eventNames();
    assertThat(names).hasSizeGreaterThan(200);
    assertThat(names.indexOf("delivered"))
        .isNotNegative()
        .isLessThan(names.lastIndexOf("processed"));
  }

  private long distinctEvents() {
    return receiver.events().stream().map(event -> event.get("sg_event_id")).distinct().count();
  }

  @Test
  void keepsTheSigningKeyAcrossRestarts() throws IOException {
    String before = simulator.sendGridPublicKey();
    restartSimulator();

    assertThat(simulator.sendGridPublicKey()).isEqualTo(before);
  }
}
