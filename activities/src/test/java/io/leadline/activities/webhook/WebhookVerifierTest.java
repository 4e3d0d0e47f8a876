package io.leadline.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.webhook.WebhookVerifier.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  /** The example of the specification's own libraries. */
  private static final Instant THEN = Instant.ofEpochSecond(1614265330);

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final Signed VECTOR =
      new Signed(
          "msg_p5jXN8AQM9LWM0D4loKWxJek",
          "1614265330",
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @Test
  void verifiesTheKnownVector() {
    assertThat(verifier(StandardSignatures.SECRET, THEN).matches(VECTOR, BODY)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-300, true", "300, true", "-301, false", "301, false", "90000, false"})
  void refusesTheOldAndTheFuture(long secondsLater, boolean fits) {
    Instant now = THEN.plusSeconds(secondsLater);
    assertThat(verifier(StandardSignatures.SECRET, now).matches(VECTOR, BODY)).isEqualTo(fits);
  }

  @Test
  void oneOfSeveralSignaturesAndOneOfSeveralSecretsIsEnough() {
    String right = String.valueOf(VECTOR.signatures());
    Signed several = signedWith("v1a,xyz= v1,AAAA " + right);
    assertThat(verifier(OTHER + ", " + StandardSignatures.SECRET, THEN).matches(several, BODY))
        .isTrue();
    assertThat(verifier(OTHER, THEN).matches(several, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "v1", "v1,", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "é"})
  void refusesWhatIsNoSignatureOfThatVersion(String signatures) {
    assertThat(verifier(StandardSignatures.SECRET, THEN).matches(signedWith(signatures), BODY))
        .isFalse();
  }

  @Test
  void signsIdTimeAndBody() {
    WebhookVerifier verifier = verifier(StandardSignatures.SECRET, THEN);
    assertThat(verifier.matches(new Signed("msg_other", "1614265330", VECTOR.signatures()), BODY))
        .isFalse();
    assertThat(verifier.matches(new Signed(VECTOR.id(), "1614265331", VECTOR.signatures()), BODY))
        .isFalse();
    assertThat(verifier.matches(VECTOR, new byte[0])).isFalse();
    assertThat(verifier.matches(new Signed(null, null, null), BODY)).isFalse();
    assertThat(verifier.matches(new Signed(VECTOR.id(), "now", VECTOR.signatures()), BODY))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "whsec_c2hvcnQ=", "not base64!", "whsec_AAAA,"})
  void refusesWhatIsNoSecret(String secret) {
    assertThatThrownBy(() -> verifier(secret, THEN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Signed signedWith(String signatures) {
    return new Signed(VECTOR.id(), VECTOR.timestamp(), signatures);
  }

  private static WebhookVerifier verifier(String secrets, Instant now) {
    return WebhookVerifier.of(secrets, () -> now);
  }
}
