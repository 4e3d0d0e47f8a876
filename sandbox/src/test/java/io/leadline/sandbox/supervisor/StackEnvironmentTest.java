package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackEnvironmentTest {
  private static final Map<String, String> KEYS =
      Map.of(
          "SENDGRID_API_KEY", "SG.sandbox",
          "SENDGRID_WEBHOOK_PUBLIC_KEY", "public",
          "LEADLINE_SIMULATOR_SIGNING_KEY", "private",
          "TWILIO_ACCOUNT_SID", "AC1",
          "TWILIO_AUTH_TOKEN", "t");

  @Test
  void pointsEverythingAtTheStack_whenNothingIsSet() {
    assertThat(environment(Map.of("LEADLINE_PORT_BASE", "18080")))
        .containsEntry("TEMPORAL_ADDRESS", "127.0.0.1:18082")
        .containsEntry("MONGODB_URI", "mongodb://127.0.0.1:18084/leadline")
        .containsEntry("ELASTICSEARCH_URL", "http://127.0.0.1:18085")
        .containsEntry("SENDGRID_BASE_URL", "http://127.0.0.1:18086/sendgrid")
        .containsEntry("SENDGRID_API_KEY", "SG.sandbox")
        .containsEntry("LEADLINE_PUBLIC_URL", "http://127.0.0.1:18080");
  }

  @Test
  void leavesOutWhatTheUserSet() {
    assertThat(environment(Map.of("MONGODB_URI", "mongodb://db", "TEMPORAL_NAMESPACE", "jobs")))
        .doesNotContainKeys("MONGODB_URI", "TEMPORAL_NAMESPACE");
  }

  @Test
  void leavesToOtherTerminals_alsoWhatTheUserSet() {
    StackSettings settings =
        StackSettings.of(Path.of("/data"), 0, Map.of("MONGODB_URI", "mongodb://db", "HOME", "/h"));

    assertThat(StackEnvironment.toLeave(settings, Map.of("LEADLINE_PORT", "8080")))
        .isEqualTo(Map.of("MONGODB_URI", "mongodb://db", "LEADLINE_PORT", "8080"));
  }

  @Test
  void leavesOutTheSimulator_whereTheUserHasAnAccount() {
    assertThat(environment(Map.of("SENDGRID_API_KEY", "SG.real")))
        .doesNotContainKeys(
            "SENDGRID_API_KEY",
            "SENDGRID_BASE_URL",
            "SENDGRID_WEBHOOK_PUBLIC_KEY",
            "LEADLINE_EMAIL_PROVIDER",
            "LEADLINE_SIMULATOR_SIGNING_KEY")
        .containsEntry("TWILIO_BASE_URL", "http://127.0.0.1:8025/twilio");
    assertThat(environment(Map.of("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/x")))
        .doesNotContainKeys("SLACK_WEBHOOK_URL", "SLACK_BOT_TOKEN", "SLACK_BASE_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "mongodb://user:secret@db.example:27018/leads, mongodb://db.example:27018/leads",
    "http://127.0.0.1:9200, http://127.0.0.1:9200",
  })
  void neverShowsThePasswordOfAnAddress(String address, String shown) {
    assertThat(Backends.withoutPassword(address)).isEqualTo(shown);
  }

  private static Map<String, String> environment(Map<String, String> variables) {
    return StackEnvironment.of(StackSettings.of(Path.of("/data"), 0, variables), KEYS);
  }
}
