package io.leadline.activities.job;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A kind for tests: gives back its text and what came before it. */
public final class EchoJob implements BackgroundJob<EchoJob.Input, EchoJob.Input> {
  public static final JobKind KIND = JobKind.of("echo", EchoJob.class).subject("text");

  /** A text, and the result of an earlier step. */
  public record Input(String text, @Nullable JsonNode previous) {}

  @Override
  public Input run(Input input, JobContext context) {
    return input;
  }
}
