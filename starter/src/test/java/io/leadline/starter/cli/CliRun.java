package io.leadline.starter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.config.Environment;
import io.leadline.starter.FakePorts;
import io.leadline.starter.Json;
import io.leadline.starter.Ports;
import io.leadline.starter.TestSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs command lines over stores in memory and keeps what they print. */
final class CliRun implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  final FakePorts ports = new FakePorts();
  final Map<String, String> settings = new HashMap<>(TestSettings.COMPLETE);
  JobsHere jobsHere = JobsHere.NOWHERE;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs one command line; returns its exit code. */
  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return commandLine().execute(arguments);
  }

  CommandLine commandLine() {
    return LeadlineCli.commandLine(
        new Cli(
            settings,
            InstantSource.fixed(NOW),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            this::opened,
            jobsHere),
        List.of());
  }

  /** As the real backends do, refuses to open without the key that payloads are encrypted with. */
  private Ports opened() {
    Environment environment = new Environment(settings);
    environment.required("LEADLINE_DATA_KEY", "a key");
    environment.check();
    return ports;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** Standard output as the one JSON document that it must be. */
  JsonNode json() throws JsonProcessingException {
    return Json.mapper().readerFor(JsonNode.class).readValue(out());
  }

  @Override
  public void close() {
    ports.close();
  }
}
