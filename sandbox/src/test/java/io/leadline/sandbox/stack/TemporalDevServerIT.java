package io.leadline.sandbox.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server: has our search attributes and keeps what it answered when it is killed. */
class TemporalDevServerIT {
  private static final Path BINARY =
      new TemporalBinary(PerUserCache.of(System.getenv()), System.getenv()).require();

  @TempDir Path data;

  @Test
  void keepsStartedWorkflow_whenKilled() throws IOException {
    try (TemporalDevServer server = TemporalDevServer.start(data, 0)) {
      assertThat(
              temporal(
                  server,
                  "workflow start --workflow-id lead:1 --type LeadLifecycleWorkflow"
                      + " --task-queue leads --search-attribute LeadStage=\"NEW\""
                      + " --search-attribute JobKind=[\"noop\"]"
                      + " --search-attribute AlertSlot=\"2026-11-24T08:00:00Z\""))
          .contains("RunId");
      server.process().handle().destroyForcibly();
      server.process().handle().onExit().join();
    }
    try (TemporalDevServer server = TemporalDevServer.start(data, 0)) {
      assertThat(temporal(server, "workflow describe --workflow-id lead:1"))
          .contains("LeadStage:", "JobKind:", "AlertSlot:", "2026-11-24T08:00:00Z")
          .containsPattern("HistoryLength +2");
    }
  }

  @Test
  void showsItsPagesAndCallsOurCodec() throws IOException {
    try (TemporalDevServer server = TemporalDevServer.start(data, 0)) {
      assertThat(Reachability.answers(server.uiUrl())).isTrue();
      try (var settings =
          java.net.URI.create(server.uiUrl() + "/api/v1/settings").toURL().openStream()) {
        assertThat(new String(settings.readAllBytes(), UTF_8))
            .contains("\"Endpoint\":\"http://127.0.0.1:8080/codec\"");
      }
    }
  }

  private static String temporal(TemporalDevServer server, String arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(BINARY.toString()), Stream.of(arguments.split(" ", -1))).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("TEMPORAL_ADDRESS", server.address()));
    return new String(builder.start().getInputStream().readAllBytes(), UTF_8);
  }
}
