package io.leadline.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.config.BackendConfig;
import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Loopback;
import io.leadline.activities.config.Secrets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Map<String, String> NEEDED =
      Map.of("LEADLINE_OPERATOR_TOKEN", "operator-token-123");

  @Test
  void listensOnLoopback_unlessToldOtherwise() {
    ApiConfig config = ApiConfig.from(new Environment(NEEDED));

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.publicUrl()).isEqualTo("http://127.0.0.1:8080");
    assertThat(config.temporalUiOrigins()).contains("http://127.0.0.1:8233");
    assertThat(config.proxies()).isZero();
  }

  @Test
  void movesAllPortsTogether() {
    Map<String, String> variables = with("LEADLINE_PORT_BASE", "9000");
    Environment environment = new Environment(variables);

    assertThat(ApiConfig.from(environment).port()).isEqualTo(9000);
    assertThat(ApiConfig.from(environment).temporalUiOrigins()).contains("http://127.0.0.1:9003");
    BackendConfig backends = BackendConfig.from(environment, variables);
    assertThat(backends.temporal()).containsEntry("TEMPORAL_ADDRESS", "127.0.0.1:9002");
    assertThat(backends.mongoUri()).isEqualTo("mongodb://127.0.0.1:9004");
    assertThat(backends.elasticsearchUrl()).isEqualTo("http://127.0.0.1:9005");
  }

  @ParameterizedTest
  @CsvSource({
    "LEADLINE_PORT_BASE,many",
    "LEADLINE_PUBLIC_URL,jobs.example.com",
    "LEADLINE_PUBLIC_URL,ftp://jobs.example.com",
    "LEADLINE_PROXIES,-1",
    "LEADLINE_OPERATOR_TOKEN,short"
  })
  void refusesAValueThatCannotBeUsed_naming(String name, String value) {
    Environment environment = new Environment(with(name, value));
    ApiConfig.from(environment);

    assertThatThrownBy(environment::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(name);
  }

  @Test
  void namesEveryMissingKey_andShowsNoSecret() {
    Environment environment = new Environment(Map.of("LEADLINE_HASH_KEY", "c2hvcnQ="));
    ApiConfig.from(environment);
    Secrets.from(environment);

    assertThatThrownBy(environment::check)
        .hasMessageContaining("LEADLINE_OPERATOR_TOKEN")
        .hasMessageContaining("LEADLINE_SECRET_KEY")
        .hasMessageContaining("LEADLINE_HASH_KEY")
        .hasMessageNotContaining("c2hvcnQ=");
    assertThat(ApiConfig.from(new Environment(NEEDED)).toString())
        .doesNotContain("operator-token-123");
  }

  @Test
  void knowsThisMachine() {
    assertThat(Loopback.is("http://127.0.0.1:8025/sendgrid")).isTrue();
    assertThat(Loopback.is("http://localhost:8025")).isTrue();
    assertThat(Loopback.is("https://api.sendgrid.com")).isFalse();
    assertThat(Loopback.is("http://127.0.0.1.example.com")).isFalse();
    assertThat(Loopback.is("")).isFalse();
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put(name, value);
    return variables;
  }
}
