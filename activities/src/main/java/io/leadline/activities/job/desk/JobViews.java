package io.leadline.activities.job.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.JobTry;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.job.TryDetail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens records for operators. What a kind calls secret, or a kind that is gone, stays masked. */
public final class JobViews {
  private static final String MASKED = "***";

  private final JobKinds kinds;
  private final JobInputs inputs;
  private final Sealer sealer;

  public JobViews(JobKinds kinds, JobInputs inputs, Sealer sealer) {
    this.kinds = kinds;
    this.inputs = inputs;
    this.sealer = sealer;
  }

  /** Everything about one job. */
  public JobView of(JobRecord job) {
    return new JobView(
        job.id(),
        job.kind(),
        job.status().word(),
        job.queue().taskQueue(),
        job.priority(),
        job.attempts(),
        job.maxAttempts(),
        job.createdAt(),
        job.scheduledFor(),
        job.startedAt(),
        job.completedAt(),
        job.progress(),
        job.result() == null ? null : opened(job.result()),
        job.error(),
        input(job),
        job.key().equals(job.id()) ? null : job.key().substring(job.key().indexOf(':') + 1),
        job.subject(),
        job.part(),
        job.group(),
        job.cancelWanted(),
        job.history().stream().map(JobViews::step).toList(),
        job.tries().stream().map(this::attempt).toList());
  }

  /** A job in a list, without anything that is sealed. */
  public static JobView.Line line(JobRecord job) {
    return new JobView.Line(
        job.id(),
        job.kind(),
        job.status().word(),
        job.queue().taskQueue(),
        job.priority(),
        job.attempts(),
        job.maxAttempts(),
        job.createdAt(),
        job.scheduledFor(),
        job.startedAt(),
        job.completedAt(),
        job.progress(),
        job.error());
  }

  private JsonNode input(JobRecord job) {
    return kinds
        .find(job.kind())
        .map(
            kind -> {
              byte @Nullable [] plain = open(job.input());
              return plain == null ? unreadable() : inputs.shown(kind, plain);
            })
        .orElseGet(() -> TextNode.valueOf(MASKED));
  }

  private JsonNode opened(Sealed secret) {
    byte @Nullable [] plain = open(secret);
    return plain == null ? unreadable() : JobJson.tree(plain);
  }

  /** Null when the key is gone: the rest of the record is worth showing. */
  private byte @Nullable [] open(Sealed secret) {
    try {
      return sealer.open(secret);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  private static JsonNode unreadable() {
    return TextNode.valueOf("(cannot be decrypted with the keys of this process)");
  }

  private static JobView.Step step(JobStep step) {
    return new JobView.Step(
        step.at(), word(step.event()), step.to().word(), step.attempt(), step.why());
  }

  private JobView.Try attempt(JobTry made) {
    Optional<TryDetail> detail =
        Optional.ofNullable(open(made.detail()))
            .map(json -> (TryDetail) JobJson.read(json, TryDetail.class));
    return new JobView.Try(
        made.attempt(),
        made.startedAt(),
        made.endedAt(),
        word(made.outcome()),
        made.error(),
        detail.map(TryDetail::stackTrace).orElse(null),
        detail.map(TryDetail::lines).orElse(List.of()));
  }

  private static String word(JobEvent event) {
    return event.name().toLowerCase(Locale.ROOT);
  }
}
