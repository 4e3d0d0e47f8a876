package io.leadline.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** {@code N}: {@link DemoLeads} as a process, which finds the stack in its environment. */
public final class DemoLeadsMain {
  private static final Duration MAIL_WITHIN = Duration.ofMinutes(2);

  private DemoLeadsMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    DemoLeads leads =
        new DemoLeads(
            URI.create(required(environment, "LEADLINE_PUBLIC_URL")),
            URI.create(required(environment, "LEADLINE_SIMULATOR_URL")),
            required(environment, "LEADLINE_OPERATOR_TOKEN"),
            MAIL_WITHIN);
    int count = Integer.parseInt(arguments[0]);
    System.out.printf("%d signed up, %d confirmed%n", count, leads.signUp(count));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }
}
