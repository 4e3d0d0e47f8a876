package io.leadline.activities.config;

/**
 * Where the parts of the local stack listen. {@code LEADLINE_PORT_BASE=N} moves all of them
 * together: the API to N, the others to N+1 and up.
 */
public record Ports(
    int api,
    int workerMetrics,
    int temporal,
    int temporalUi,
    int mongo,
    int elasticsearch,
    int simulator) {
  private static final Ports USUAL = new Ports(8080, 9464, 7233, 8233, 27017, 9200, 8025);

  /** Reads {@code LEADLINE_PORT_BASE}. */
  public static Ports from(Environment environment) {
    int base = environment.number("LEADLINE_PORT_BASE", 0, 0, 65_500);
    return base == 0
        ? USUAL
        : new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
  }
}
