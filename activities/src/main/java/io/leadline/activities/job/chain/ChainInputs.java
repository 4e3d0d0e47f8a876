package io.leadline.activities.job.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.Sealer;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts what one step gave into the input of the next: a kind whose input declares a field {@code
 * previous} gets the result there, or the list of results after a fan-out.
 */
public final class ChainInputs {
  static final String PREVIOUS = "previous";

  private final JobKinds kinds;
  private final Sealer sealer;

  public ChainInputs(JobKinds kinds, Sealer sealer) {
    this.kinds = kinds;
    this.sealer = sealer;
  }

  JsonNode nothing() {
    return NullNode.getInstance();
  }

  JsonNode list(List<JsonNode> results) {
    return JobJson.mapper().createArrayNode().addAll(results);
  }

  /** Null for a job that gave none. */
  JsonNode result(Optional<JobRecord> job) {
    return job.map(JobRecord::result)
        .map(sealer::open)
        .map(JobJson::tree)
        .orElseGet(NullNode::getInstance);
  }

  JsonNode with(ChainStep.ChainJob job, JsonNode previous) {
    JsonNode input = JobJson.tree(sealer.open(job.input()));
    if (previous.isNull() || !takesPrevious(job.kind())) {
      return input;
    }
    return input instanceof ObjectNode fields ? fields.set(PREVIOUS, previous) : input;
  }

  private boolean takesPrevious(String kind) {
    return kinds.find(kind).map(JobKind::input).filter(ChainInputs::declaresPrevious).isPresent();
  }

  private static boolean declaresPrevious(Type input) {
    return input instanceof Class<?> type
        && type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.getName().equals(PREVIOUS));
  }
}
