package io.leadline.starter.api.job;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.Noop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kinds to test with: {@code noop}, and {@code greet}, which wants a name and may have a secret.
 */
public final class TestKinds {
  public static final JobKinds ALL =
      new JobKinds(
          List.of(
              JobKind.of("noop", Noop.class), JobKind.of("greet", Greet.class).secret("token")));

  private TestKinds() {}

  /** Says hello. */
  public static final class Greet implements BackgroundJob<Greet.Input, String> {
    /** Whom to greet. */
    public record Input(String name, @Nullable String token) {}

    @Override
    public String run(Input input, JobContext context) {
      return "Hello " + input.name();
    }
  }
}
