package io.leadline.activities.job.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.BadInputException.BadField;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads submissions as they are handed in, {@code {kind, input, delay?, runAt?, priority?,
 * maxAttempts?, idempotencyKey?}}, and names everything that is wrong with one.
 */
public final class SubmissionReader {
  private static final Set<String> FIELDS =
      Set.of("kind", "input", "delay", "runAt", "priority", "maxAttempts", "idempotencyKey");

  private final JobKinds kinds;
  private final JobInputs inputs;
  private final InstantSource clock;

  /** What a JSON document turned out to be. */
  public sealed interface Read {
    record Good(Submission submission) implements Read {}

    /**
     * @param fields each with its path in the document
     */
    record Bad(List<BadField> fields) implements Read {}

    /** The input has more than {@link JobInputs#MOST_BYTES}. */
    record TooLarge() implements Read {}
  }

  public SubmissionReader(JobKinds kinds, JobInputs inputs, InstantSource clock) {
    this.kinds = kinds;
    this.inputs = inputs;
    this.clock = clock;
  }

  public Read read(JsonNode json) {
    if (!json.isObject()) {
      return new Read.Bad(List.of(new BadField("", "must be a JSON object")));
    }
    SubmissionFields fields = new SubmissionFields(json);
    fields.refuseOthers(FIELDS);
    @Nullable JobKind kind = kind(fields);
    JsonNode input = json.path("input");
    byte @Nullable [] checked = null;
    if (kind != null) {
      if (JobJson.write(input).length > JobInputs.MOST_BYTES) {
        return new Read.TooLarge();
      }
      checked = input(kind, input, fields);
    }
    @Nullable Instant runAt = fields.start(clock.instant());
    int priority =
        fields.number("priority", 1, Submission.LOWEST_PRIORITY, JobRecord.USUAL_PRIORITY);
    int attempts =
        fields.number(
            "maxAttempts",
            1,
            Submission.MOST_ATTEMPTS,
            kind == null ? 1 : kind.retries().attempts());
    @Nullable String key = fields.key("idempotencyKey");
    if (kind == null || checked == null || !fields.problems().isEmpty()) {
      return new Read.Bad(fields.problems());
    }
    return new Read.Good(
        Submission.of(kind, checked)
            .subject(inputs.subject(kind, input).orElse(null))
            .runAt(runAt)
            .priority(priority)
            .maxAttempts(attempts)
            .key(key));
  }

  private @Nullable JobKind kind(SubmissionFields fields) {
    String name = fields.text("kind");
    if (name == null) {
      fields.require("kind");
      return null;
    }
    return kinds
        .find(name)
        .orElseGet(
            () -> {
              fields.refuse("kind", "there is no kind of job with this name");
              return null;
            });
  }

  private byte @Nullable [] input(JobKind kind, JsonNode input, SubmissionFields fields) {
    try {
      return inputs.check(kind, input);
    } catch (BadInputException e) {
      e.fields().forEach(bad -> fields.refuse(bad.field(), bad.problem()));
      return null;
    }
  }
}
