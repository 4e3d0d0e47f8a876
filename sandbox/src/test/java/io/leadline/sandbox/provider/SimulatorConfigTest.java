package io.leadline.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorConfigTest {
  @Test
  void hasDefaultsForEverything() {
    SimulatorConfig config = SimulatorConfig.of(Map.of());

    assertThat(config.port()).isEqualTo(8025);
    assertThat(config.folder()).isEqualTo(Path.of(".leadline", "simulator"));
    assertThat(config.sendGridWebhook())
        .isEqualTo(URI.create("http://127.0.0.1:8080/webhooks/sendgrid"));
    assertThat(config.sendGridKey()).isNull();
  }

  @Test
  void followsThePortBase() {
    SimulatorConfig config =
        SimulatorConfig.of(Map.of("LEADLINE_PORT_BASE", "9000", "LEADLINE_DATA_DIR", "d"));

    assertThat(config.port()).isEqualTo(9006);
    assertThat(config.twilioInbound())
        .isEqualTo(URI.create("http://127.0.0.1:9000/webhooks/twilio/inbound"));
    assertThat(config.folder()).isEqualTo(Path.of("d", "simulator"));
  }

  @Test
  void namesTheVariableThatIsBad() {
    assertThatThrownBy(() -> SimulatorConfig.of(Map.of("LEADLINE_SIMULATOR_PORT", "x")))
        .hasMessageStartingWith("LEADLINE_SIMULATOR_PORT: expected a port");
    assertThatThrownBy(() -> SimulatorConfig.of(Map.of("LEADLINE_WEBHOOK_URL_SENDGRID", "nowhere")))
        .hasMessageStartingWith("LEADLINE_WEBHOOK_URL_SENDGRID: expected an http address");
    assertThatThrownBy(() -> SimulatorConfig.of(Map.of("LEADLINE_SIMULATOR_SIGNING_KEY", "k")))
        .hasMessageStartingWith("SENDGRID_WEBHOOK_PUBLIC_KEY");
  }
}
