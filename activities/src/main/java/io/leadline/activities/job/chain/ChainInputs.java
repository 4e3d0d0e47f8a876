package io.leadline.activities.job.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.Sealer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final ObjectMapper json;

  public ChainInputs(JobKinds kinds, Sealer sealer, ObjectMapper json) {
    this.kinds = kinds;
    this.sealer = sealer;
    this.json = json;
  }

  JsonNode nothing() {
    return json.nullNode();
  }

  JsonNode list(List<JsonNode> results) {
    return json.createArrayNode().addAll(results);
  }

  /** Null for a job that gave none. */
  JsonNode result(Optional<JobRecord> job) {
    return job.map(JobRecord::result)
        .map(sealer::open)
        .map(bytes -> read(bytes))
        .orElseGet(json::nullNode);
  }

  byte[] with(ChainStep.ChainJob job, JsonNode previous) {
    byte[] input = sealer.open(job.input());
    if (previous.isNull() || !takesPrevious(job.kind())) {
      return input;
    }
    if (!(read(input) instanceof ObjectNode fields)) {
      return input;
    }
    try {
      return json.writeValueAsBytes(fields.set(PREVIOUS, previous));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean takesPrevious(String kind) {
    return kinds
        .find(kind)
        .map(JobKind::input)
        .filter(Class.class::isInstance)
        .map(Class.class::cast)
        .filter(Class::isRecord)
        .stream()
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .anyMatch(component -> component.getName().equals(PREVIOUS));
  }

  private JsonNode read(byte[] bytes) {
    try {
      return json.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
