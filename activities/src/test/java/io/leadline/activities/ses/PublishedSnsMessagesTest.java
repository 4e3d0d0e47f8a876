package io.leadline.activities.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages that Amazon SNS signed itself, with its certificate of that time, as the tests of the
 * AWS SDK for Java (sns-message-manager) publish them.
 */
class PublishedSnsMessagesTest {
  private static final SnsTopic TOPIC =
      SnsTopic.parse("arn:aws:sns:us-west-2:131990247566:dongie-standard-topic");

  private final List<URI> asked = new ArrayList<>();
  private final SnsSignature signature =
      new SnsSignature(
          TOPIC,
          address -> {
            asked.add(address);
            return file("sns-certificate.pem");
          },
          () -> Instant.parse("2026-03-06T20:01:00Z"));

  @ParameterizedTest
  @ValueSource(strings = {"sns-version-1.json", "sns-version-2.json", "sns-subscription.json"})
  void verifiesThem(String name) throws Exception {
    SnsMessage message = SnsMessage.read(file(name)).orElseThrow();

    assertThat(signature.problem(message)).isEmpty();
    assertThat(asked)
        .containsExactly(
            URI.create(
                "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-7506a1e35b36ef5a444dd1a8e7cc3ed8.pem"));
  }

  @Test
  void acceptsTheAddressThatConfirmsTheSubscription() throws Exception {
    SnsMessage message = SnsMessage.read(file("sns-subscription.json")).orElseThrow();

    assertThat(TOPIC.confirmationAt(message.text("SubscribeURL"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ses-events", "arn:aws:sqs:us-east-1:123456789012:x", "arn:aws:sns::1:x"})
  void refusesWhatNamesNoTopic(String arn) {
    assertThatThrownBy(() -> SnsTopic.parse(arn)).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = PublishedSnsMessagesTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
