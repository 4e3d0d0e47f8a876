package io.leadline.activities.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads settings from environment variables and collects everything that is wrong with them, so
 * that a process refuses to start once with the whole list. Read once, at the composition root.
 */
public final class Environment {
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  public Optional<String> text(String name) {
    asked.add(name);
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  public String text(String name, String fallback) {
    return text(name).orElse(fallback);
  }

  /** A value without which the process cannot run. */
  public String required(String name, String expected) {
    return text(name)
        .orElseGet(
            () -> {
              problems.add(name + " is missing; expected " + expected);
              return "";
            });
  }

  public int number(String name, int fallback, int min, int max) {
    String value = text(name).orElse(null);
    if (value == null) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    refuse(name, value, "a whole number from " + min + " to " + max);
    return fallback;
  }

  public Duration duration(String name, Duration fallback) {
    String value = text(name).orElse(null);
    if (value == null) {
      return fallback;
    }
    try {
      Duration duration = Duration.parse(value);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // refused below
    }
    refuse(name, value, "an ISO-8601 duration such as PT15M or P7D");
    return fallback;
  }

  /** {@code id:base64,...}: the first key signs or encrypts, all of them verify or decrypt. */
  public KeyRing keys(String name) {
    String value = required(name, "id:base64[,id:base64...] with keys of 32 bytes");
    try {
      return value.isEmpty() ? KeyRing.EMPTY : KeyRing.parse(value);
    } catch (IllegalArgumentException e) {
      problems.add(name + " is not usable (" + e.getMessage() + "); expected id:base64,...");
      return KeyRing.EMPTY;
    }
  }

  /** Names of all variables that were asked for, so that their documentation can be checked. */
  public Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** Notes a value that cannot be used. */
  public void refuse(String name, String value, String expected) {
    problems.add(name + "=" + value + " cannot be used; expected " + expected);
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigurationException naming every bad or missing value
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }
}
