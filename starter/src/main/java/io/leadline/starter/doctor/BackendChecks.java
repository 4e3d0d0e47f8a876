package io.leadline.starter.doctor;

import io.leadline.activities.config.BackendConfig;
import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.starter.Ports;
import io.leadline.starter.start.Schedules;
import io.leadline.starter.start.SearchAttributeSetup;
import java.util.ArrayList;
import java.util.List;

/** Java, and the three servers with what {@code init} makes in them. */
public final class BackendChecks implements Check {
  private static final int OLDEST_JAVA = 21;
  private static final String INIT = "Run ./leadline init.";

  private final Ports ports;
  private final BackendConfig config;

  public BackendChecks(Ports ports, BackendConfig config) {
    this.ports = ports;
    this.config = config;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.addAll(temporal());
    findings.add(
        reach(
            "MongoDB",
            "answers",
            () -> ports.leads().find("doctor"),
            "Start it (./leadline up), or point MONGODB_URI at one."));
    findings.add(
        reach(
            "Elasticsearch",
            "answers at " + config.elasticsearchUrl(),
            () -> ports.postings().generation(),
            "Start it (./leadline up), or point ELASTICSEARCH_URL at one."));
    return findings;
  }

  static Finding java(int feature) {
    String found = "Java " + feature;
    return feature >= OLDEST_JAVA
        ? Finding.ok("JDK", found)
        : Finding.failed("JDK", found, "Install a JDK of version 21 or newer.");
  }

  private List<Finding> temporal() {
    Finding server =
        reach(
            "Temporal",
            "serves namespace " + ports.temporal().namespace(),
            () -> ports.temporal().check(),
            "Start it (./leadline up), or point TEMPORAL_ADDRESS at one.");
    if (server.status() == Finding.Status.FAILED) {
      return List.of(server);
    }
    return List.of(server, searchAttributes(), schedules());
  }

  private Finding searchAttributes() {
    String name = "Temporal search attributes";
    try {
      var missing = new SearchAttributeSetup(ports.temporal()).missing().keySet();
      return missing.isEmpty()
          ? Finding.ok(name, "registered")
          : Finding.failed(name, "missing: " + String.join(", ", missing), INIT);
    } catch (RuntimeException e) {
      return Finding.warning(name, "cannot be listed: " + e.getMessage(), INIT);
    }
  }

  private Finding schedules() {
    String name = "Temporal schedules";
    try {
      List<Schedules.Entry> entries = new Schedules(ports.temporal()).list();
      List<String> drifted =
          entries.stream()
              .filter(entry -> entry.drift() != null)
              .map(entry -> entry.name() + ": " + entry.drift())
              .toList();
      if (!drifted.isEmpty()) {
        return Finding.failed(name, String.join("; ", drifted), INIT);
      }
      List<String> paused =
          entries.stream().filter(Schedules.Entry::paused).map(Schedules.Entry::name).toList();
      return paused.isEmpty()
          ? Finding.ok(name, entries.size() + " on")
          : Finding.warning(
              name,
              "paused: " + String.join(", ", paused),
              "./leadline schedule resume " + paused.getFirst());
    } catch (RuntimeException e) {
      return Finding.failed(name, "cannot be listed: " + e.getMessage(), INIT);
    }
  }

  private static Finding reach(String name, String well, Runnable probe, String remedy) {
    try {
      probe.run();
      return Finding.ok(name, well);
    } catch (BackendUnavailableException | ConfigurationException e) {
      return Finding.failed(name, String.valueOf(e.getMessage()), remedy);
    } catch (RuntimeException e) {
      return Finding.failed(name, "answers, but: " + e.getMessage(), INIT);
    }
  }
}
