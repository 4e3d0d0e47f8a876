package io.leadline.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.config.KeyRing;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.run.JobTrialEnd;
import io.leadline.activities.job.run.TrialClock;
import io.leadline.activities.webhook.DeliverWebhook.Delivered;
import io.leadline.activities.webhook.WebhookPost.Answer;
import io.leadline.activities.webhook.WebhookPost.ForbiddenReceiverException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverWebhookTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final URI RECEIVER = URI.create("https://hooks.example.com/in?a=b");
  private static final String KEYS = "new:" + key((byte) 1) + ",old:" + key((byte) 2);
  private static final DeliverWebhook.Input INPUT =
      new DeliverWebhook.Input(RECEIVER, "lead.confirmed", Map.of("lead", "l1"), null, null);

  private static final DeliverWebhook.Input SUBSCRIBED =
      new DeliverWebhook.Input(RECEIVER, "job.failed", Map.of("jobId", "j1"), NOW, "s1");

  private record Sent(URI to, Map<String, String> headers, String body) {}

  private final List<Sent> sent = new ArrayList<>();
  private final WebhookSecrets secrets = new WebhookSecrets(KeyRing.parse(KEYS));
  private Answer answer = new Answer(204, null);
  private @Nullable IOException failure;
  private final FakeSubscribers subscribers = new FakeSubscribers();
  private final TrialClock clock = new TrialClock(NOW);
  private final JobTrial<DeliverWebhook.Input, Delivered> trial =
      JobTrial.of(
          new DeliverWebhook(this::post, secrets, subscribers, clock),
          clock,
          kind -> kind.retries(Catalogue.kinds().find("deliver-webhook").orElseThrow().retries()));

  private static String key(byte value) {
    byte[] key = new byte[32];
    Arrays.fill(key, value);
    return Base64.getEncoder().encodeToString(key);
  }

  private Answer post(URI receiver, Map<String, String> headers, byte[] body) throws IOException {
    sent.add(new Sent(receiver, headers, new String(body, StandardCharsets.UTF_8)));
    if (failure != null) {
      throw failure;
    }
    return answer;
  }

  @Test
  void signsAsStandardWebhooksSays_withEveryKeyOfARotation() {
    assertThat(trial.run(INPUT).result()).isEqualTo(new Delivered(204, 1));

    Sent message = sent.getFirst();
    String body = message.body();
    assertThat(body)
        .isEqualTo(
            "{\"type\":\"lead.confirmed\",\"timestamp\":\"2026-11-28T10:00:00Z\","
                + "\"data\":{\"lead\":\"l1\"}}");
    assertThat(message.headers())
        .containsEntry("webhook-id", "job1")
        .containsEntry("webhook-timestamp", "1795860000")
        .containsEntry("X-Webhook-Event", "lead.confirmed")
        .containsEntry("X-Webhook-Delivery", "job1");
    byte[] signed = ("job1.1795860000." + body).getBytes(StandardCharsets.UTF_8);
    List<String> expected =
        secrets.shown(RECEIVER).stream()
            .map(shown -> Base64.getDecoder().decode(shown.substring("whsec_".length())))
            .map(secret -> WebhookSecrets.hmac(secret, signed))
            .map(signature -> "v1," + Base64.getEncoder().encodeToString(signature))
            .toList();
    assertThat(message.headers().getOrDefault("webhook-signature", "").split(" "))
        .hasSize(2)
        .containsExactlyElementsOf(expected);
  }

  /** The vector that the specification's own libraries test with. */
  @Test
  void signsTheKnownVector() {
    byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(
            WebhookSignature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                List.of(secret)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isTriedForThreeDays_asTheSameMessage() {
    answer = new Answer(500, null);

    JobTrialEnd<Delivered> end = trial.run(INPUT);

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.error()).isNotNull();
    assertThat(end.error().message()).isEqualTo("the receiver answered 500");
    assertThat(waits(end))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    assertThat(sent)
        .extracting(message -> message.headers().get("webhook-id"))
        .hasSize(10)
        .containsOnly("job1");
  }

  private static List<Duration> waits(JobTrialEnd<?> end) {
    List<Duration> waits = new ArrayList<>();
    for (int i = 1; i < end.starts().size(); i++) {
      waits.add(Duration.between(end.starts().get(i - 1), end.starts().get(i)));
    }
    return waits;
  }

  @Test
  void everyReceiverHasASecretOfItsOwn() {
    assertThat(secrets.shown(URI.create("https://hooks.example.com/other")))
        .isEqualTo(secrets.shown(RECEIVER));
    assertThat(secrets.shown(URI.create("https://example.org/in")))
        .isNotEqualTo(secrets.shown(RECEIVER));
  }

  @Test
  void givesUpOnAReceiverThatIsGone() {
    answer = new Answer(410, null);

    JobTrialEnd<Delivered> end = trial.run(INPUT);

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(end.error()).extracting(JobError::message).asString().contains("410");
  }

  @Test
  void subscriptionIsSignedWithItsOwnSecret_andTheSameDeliveryIdEachTime() {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 9);
    subscribers.secrets.put("s1", secret);

    trial.run(SUBSCRIBED);
    trial.again();

    assertThat(sent).hasSize(2);
    Sent message = sent.getFirst();
    String id = String.valueOf(message.headers().get("webhook-id"));
    assertThat(message.headers())
        .containsEntry("X-Webhook-Delivery", id)
        .containsEntry("X-Webhook-Event", "job.failed")
        .containsEntry(
            "webhook-signature",
            WebhookSignature.of(
                id, NOW, message.body().getBytes(StandardCharsets.UTF_8), List.of(secret)));
    assertThat(sent.getLast().headers()).containsEntry("X-Webhook-Delivery", id);
  }

  @Test
  void receiverThatIsGoneDisablesItsSubscription_andLeavesNoDeadLetter() {
    subscribers.secrets.put("s1", new byte[32]);
    answer = new Answer(410, null);

    assertThat(trial.run(SUBSCRIBED).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(subscribers.disabled).containsOnlyKeys("s1");
    assertThat(trial.again().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(sent).hasSize(1);
  }

  @Test
  void nothingIsSentForASubscriptionThatWasRemoved() {
    assertThat(trial.run(SUBSCRIBED).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 400, 404, 429, 500, 503})
  void isTriedAgainForAnyOtherAnswer(int status) {
    answer = new Answer(status, null);

    assertThat(trial.run(INPUT).attempts()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, 120",
    "503, 'Sat, 28 Nov 2026 10:01:00 GMT', 60",
    "503, 9999999, 86400",
    "503, soon, 5",
    "429, 'Sat, 28 Nov 2026 09:00:00 GMT', 5",
    "500, 120, 5"
  })
  void waitsAsLongAsTheReceiverSays(int status, String header, long seconds) {
    answer = new Answer(status, header);

    assertThat(waits(trial.run(INPUT))).first().isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void neverAsksWhereWeDoNotLetRequestsGo() {
    failure = new ForbiddenReceiverException("not on the public internet", new IOException());

    JobTrialEnd<Delivered> end = trial.run(INPUT);

    assertThat(end.attempts()).isEqualTo(1);
    assertThat(end.error()).extracting(JobError::message).isEqualTo("not on the public internet");
  }

  @Test
  void sendsNoLargeBody() {
    var large =
        new DeliverWebhook.Input(
            RECEIVER, "x", Map.of("text", "x".repeat(DeliverWebhook.MOST_BYTES)), null, null);

    assertThat(trial.run(large).attempts()).isEqualTo(1);
    assertThat(sent).isEmpty();
  }
}
