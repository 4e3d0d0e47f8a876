package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private final StringWriter out = new StringWriter();

  @Test
  void alignsColumns_whateverTheColours() {
    Cli cli = cli(true);

    new Table(cli, "NAME", "STATE").row("a", cli.good("on")).row("longer", null).print();

    assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo("NAME    STATE\na       on\nlonger  -\n".replace("\n", System.lineSeparator()));
  }

  @Test
  void coloursNothing_forAPipe() {
    Cli cli = cli(false);

    new Table(cli, "NAME").row(cli.bad("x")).print();

    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void showsMomentsWithTheirOffset() {
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");

    assertThat(Times.minute(noon, ZoneId.of("America/Chicago")))
        .isEqualTo("2026-11-24 06:00 -06:00");
    assertThat(Times.second(null, ZoneId.of("America/Chicago"))).isEqualTo("-");
    assertThat(Times.ago(noon.minusSeconds(7200 + 60), noon)).isEqualTo("2 h ago");
  }

  private Cli cli(boolean terminal) {
    return new Cli(
        Map.of(),
        InstantSource.system(),
        new PrintWriter(out, true),
        new PrintWriter(out, true),
        terminal,
        () -> {
          throw new AssertionError("no backend is needed");
        },
        JobsHere.NOWHERE);
  }
}
