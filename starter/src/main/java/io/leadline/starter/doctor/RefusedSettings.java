package io.leadline.starter.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * Stands for {@link BackendChecks} where the settings do not even name the backends, such as before
 * the first {@code ./leadline up}.
 *
 * @param problems each bad or missing value, in one line
 */
public record RefusedSettings(List<String> problems) implements Check {
  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(BackendChecks.java(Runtime.version().feature()));
    for (String problem : problems) {
      findings.add(
          Finding.failed(
              "Settings",
              problem,
              "Start the local stack, which makes its own (./leadline up), or set it:"
                  + " docs/configuration.md."));
    }
    return findings;
  }
}
