package io.leadline.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.8.2, 1.31.2, true",
    "1.5.0, 1.29.0, true",
    "1.4.1, 1.28.0, false",
    "0.13.2, 1.24.2, false",
    "2.0.0, 2.0.0, true",
    "0.0.0-DEV, 1.31.2, true",
    "0.0.0-DEV, 1.28.0, false",
    "1.9.4-time-skipping, 1.32.0, true",
  })
  void acceptsCliFromVersion15(String cli, String server, boolean enough) {
    String line = "temporal version %s (Server %s, UI 2.50.1)".formatted(cli, server);

    assertThat(TemporalVersion.parse(line).orElseThrow().isEnough()).isEqualTo(enough);
  }

  @ParameterizedTest
  @CsvSource({"tctl version 1.18", "temporal: command not found", "''"})
  void refusesWhatIsNotTheTemporalCli(String line) {
    assertThat(TemporalVersion.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "go version go1.26.4 linux/amd64, true",
    "go version go1.26.8 linux/amd64, true",
    "go version go1.27 linux/arm64, true",
    "go version go1.26 linux/amd64, false",
    "go version go1.26.3 linux/amd64, false",
    "go version go1.25.9 linux/amd64, false",
    "go: unknown command, false",
  })
  void acceptsGoFromVersion1264(String line, boolean enough) {
    assertThat(GoToolchain.isNewEnough(line)).isEqualTo(enough);
  }
}
