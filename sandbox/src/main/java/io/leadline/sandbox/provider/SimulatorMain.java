package io.leadline.sandbox.provider;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Runs the simulator as a process of its own, configured by environment, until it is told to end.
 */
public final class SimulatorMain {
  private SimulatorMain() {}

  public static void main(String[] args) {
    // One line says that the process is ready; the server's own start-up lines would bury it.
    System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn");
    System.setProperty("org.slf4j.simpleLogger.log.io.javalin", "warn");
    SimulatorConfig config;
    try {
      config = SimulatorConfig.of(System.getenv());
    } catch (IllegalArgumentException bad) {
      System.err.println("simulator: " + bad.getMessage());
      System.exit(2);
      return;
    }
    try {
      ProviderSimulator simulator = ProviderSimulator.start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(simulator), "shutdown"));
      System.out.println(
          "simulator ready: "
              + simulator.uri()
              + " (inbox), events to "
              + config.sendGridWebhook());
    } catch (IOException | RuntimeException failed) {
      System.err.println("simulator: cannot start: " + reason(failed));
      System.exit(1);
    }
  }

  private static String reason(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static void close(ProviderSimulator simulator) {
    try {
      simulator.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
