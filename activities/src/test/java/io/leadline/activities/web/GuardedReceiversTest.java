package io.leadline.activities.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedReceiversTest {
  private final GuardedReceivers rules =
      new GuardedReceivers(AllowedOrigins.of(Set.of(URI.create("http://127.0.0.1:8025"))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/in?a=b",
        "https://93.184.216.34/in",
        "http://127.0.0.1:8025/hooks"
      })
  void letsSubscribe(String url) {
    assertThat(rules.refusal(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/in",
        "https://127.0.0.1/in",
        "http://127.0.0.1:8026/hooks",
        "https://localhost/in",
        "https://api.localhost/in",
        "https://10.1.2.3/in",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/in",
        "https://[fd00::1]/in",
        "https://user:secret@hooks.example.com/in",
        "ftp://hooks.example.com/in",
        "hooks",
        ""
      })
  void refusesAtOnceWhatTheGuardWouldRefuse(String url) {
    assertThat(rules.refusal(URI.create(url))).isPresent();
  }
}
