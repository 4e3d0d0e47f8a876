package io.leadline.activities.config;

import java.util.ArrayList;
import java.util.List;

/** Refused settings: every bad or missing value with its name and what is expected. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  public ConfigurationException(List<String> problems) {
    super("Cannot start with these settings:\n  " + String.join("\n  ", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** Each bad or missing value, in one line. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
