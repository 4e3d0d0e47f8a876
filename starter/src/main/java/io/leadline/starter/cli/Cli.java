package io.leadline.starter.cli;

import io.leadline.activities.config.Environment;
import io.leadline.starter.Json;
import io.leadline.starter.Ports;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every command works with: settings, clock, and where it prints. Results go to {@code out},
 * everything else to {@code err}, so that {@code --json} leaves one document on standard output.
 *
 * @param terminal whether a person watches, so that colours and progress make sense
 * @param jobsHere runs jobs in this process
 */
public record Cli(
    Map<String, String> settings,
    InstantSource clock,
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Supplier<Ports> backends,
    JobsHere jobsHere) {

  /** The backends; each is contacted when a command first needs it. */
  public Ports ports() {
    return backends.get();
  }

  /** The settings, to be read by one configuration. */
  public Environment environment() {
    return new Environment(settings);
  }

  public void json(Object document) {
    out.println(Json.pretty(document));
  }

  public void print(String line) {
    out.println(line);
  }

  /** For whoever watches; never part of the result. */
  public void say(String line) {
    err.println(line);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  public String soft(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
