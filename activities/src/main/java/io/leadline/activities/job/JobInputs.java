package io.leadline.activities.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.job.BadInputException.BadField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Checks, reads and shows the inputs of jobs by what their kind says of them. */
public final class JobInputs {
  /** Largest input, as UTF-8 JSON. */
  public static final int MOST_BYTES = 256 * 1024;

  private static final String MASK = "***";

  private final Map<String, InputSchema> schemas = new ConcurrentHashMap<>();

  /** JSON schema (draft 2020-12) of the kind's input. */
  public ObjectNode schema(JobKind kind) {
    return schemaOf(kind).json();
  }

  /**
   * The input as it is kept: complete, of the right types, not too large.
   *
   * @param input as it was handed in; a missing one counts as {@code {}}
   * @return UTF-8 JSON that {@link #read} reads
   * @throws BadInputException naming each bad field as {@code input.<path>}
   */
  public byte[] check(JobKind kind, JsonNode input) {
    JsonNode given =
        input.isNull() || input.isMissingNode() ? JobJson.mapper().createObjectNode() : input;
    List<BadField> bad = schemaOf(kind).check(given);
    if (!bad.isEmpty()) {
      throw new BadInputException(kind.name(), bad);
    }
    byte[] json = JobJson.write(given);
    if (json.length > MOST_BYTES) {
      throw refused(kind, "is larger than " + MOST_BYTES / 1024 + " KB");
    }
    try {
      read(kind, json);
    } catch (IllegalArgumentException e) {
      throw refused(kind, reason(e));
    }
    return json;
  }

  /**
   * The typed input of what {@link #check} gave.
   *
   * @throws IllegalArgumentException when the kind's record has changed so that it cannot be read
   */
  public Object read(JobKind kind, byte[] json) {
    return JobJson.read(json, kind.input());
  }

  /** For showing: the kind's secret fields are masked. */
  public JsonNode shown(JobKind kind, byte[] json) {
    JsonNode input = JobJson.tree(json);
    if (input instanceof ObjectNode object) {
      kind.secrets().stream().filter(object::hasNonNull).forEach(name -> object.put(name, MASK));
    }
    return input;
  }

  /** Whose data the input holds, if the kind says so and the field is set. */
  public Optional<String> subject(JobKind kind, JsonNode input) {
    return kind.subject().map(input::path).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  private InputSchema schemaOf(JobKind kind) {
    return schemas.computeIfAbsent(kind.name(), name -> new InputSchema(kind.input()));
  }

  /** What the record's own constructor said, if it was that which refused. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IllegalArgumentException
        ? "is refused: " + cause.getMessage()
        : "cannot be read";
  }

  private static BadInputException refused(JobKind kind, String problem) {
    return new BadInputException(kind.name(), List.of(new BadField("input", problem)));
  }
}
