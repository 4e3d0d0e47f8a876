package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.sandbox.stack.Reachability;
import io.leadline.sandbox.stack.SetUpException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPortsTest {
  @Test
  void areThePublishedOnes_withoutABase() {
    assertThat(StackPorts.of(Map.of()))
        .isEqualTo(new StackPorts(8080, 9464, 7233, 8233, 27017, 9200, 8025));
  }

  @Test
  void areSevenInARow_fromTheBase() {
    assertThat(StackPorts.of(Map.of("LEADLINE_PORT_BASE", "18080")))
        .isEqualTo(new StackPorts(18080, 18081, 18082, 18083, 18084, 18085, 18086));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "80", "65530", "-1", "1e4"})
  void refuseABase_thatGivesNoSevenUsablePorts(String base) {
    assertThatThrownBy(() -> StackPorts.of(Map.of("LEADLINE_PORT_BASE", base)))
        .isInstanceOf(SetUpException.class)
        .hasMessageContaining("LEADLINE_PORT_BASE")
        .hasMessageContaining(base);
  }

  @Test
  void nameTheTakenPort_whoShouldUseIt_andTheWayOut() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();

      assertThatThrownBy(() -> StackPorts.requireFree(Map.of(taken, "temporal")))
          .isInstanceOf(SetUpException.class)
          .hasMessageContaining("port %d, which temporal should use".formatted(taken))
          .hasMessageContaining("LEADLINE_PORT_BASE");
    }
  }

  @Test
  void acceptFreePorts() {
    int free = Reachability.freePort();

    assertThatCode(() -> StackPorts.requireFree(Map.of(free, "temporal")))
        .doesNotThrowAnyException();
  }
}
