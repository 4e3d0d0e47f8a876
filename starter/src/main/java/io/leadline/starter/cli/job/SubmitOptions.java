package io.leadline.starter.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.starter.Json;
import io.leadline.starter.cli.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person says of a job that is to be submitted. */
public final class SubmitOptions {
  @Parameters(paramLabel = "KIND", description = "See ./leadline job kinds.")
  private String kind = "";

  @Option(
      names = "--input",
      paramLabel = "JSON|@FILE",
      description = "What the kind wants; {} without it.")
  private String input = "{}";

  @Option(
      names = "--delay",
      paramLabel = "D",
      description = "Not before so long: 90s, 5m, 2h, 7d or ISO-8601.")
  private @Nullable String delay;

  @Option(names = "--run-at", paramLabel = "TIME", description = "Not before.")
  private @Nullable String runAt;

  @Option(names = "--priority", description = "1 (most urgent) to 5 within its queue.")
  private @Nullable Integer priority;

  @Option(names = "--max-attempts", description = "In place of what the kind says.")
  private @Nullable Integer maxAttempts;

  @Option(names = "--key", description = "The same key stands for the same job.")
  private @Nullable String key;

  @Option(names = "--here", description = "Run it in this process and wait for its end.")
  private boolean here;

  boolean here() {
    return here;
  }

  /** As HTTP would take it. */
  ObjectNode wish() {
    if (here && (delay != null || runAt != null)) {
      throw Exit.usage(
          "--here runs the job at once, so it goes with neither --delay nor --run-at.");
    }
    ObjectNode wish = Json.mapper().createObjectNode();
    wish.put("kind", kind).set("input", JobText.input(input));
    if (delay != null) {
      wish.put("delay", JobText.duration(delay));
    }
    if (runAt != null) {
      wish.put("runAt", runAt);
    }
    if (key != null) {
      wish.put("idempotencyKey", key);
    }
    if (priority != null) {
      wish.put("priority", priority);
    }
    if (maxAttempts != null) {
      wish.put("maxAttempts", maxAttempts);
    }
    return wish;
  }
}
