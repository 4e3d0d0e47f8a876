package io.leadline.activities.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException.BadField;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobInputsTest {
  private static final String GOOD =
      """
      {"name": "weekly", "every": "P7D", "from": "2026-11-28T10:00:00+01:00", "size": "LARGE",
       "target": "https://example.com/x", "count": 3, "tags": ["a"], "password": "geheim",
       "part": {"depth": 2}, "data": {"any": [1, {"thing": true}]}}
      """;

  private final JobInputs inputs = new JobInputs();
  private final JobKind kind =
      JobKind.of("example", Example.class).secret("password").subject("name");

  enum Size {
    SMALL,
    LARGE
  }

  record Inner(int depth) {}

  record Part(int depth, @Nullable Size unit, @Nullable Inner within) {}

  record Input(
      String name,
      Duration every,
      Instant from,
      Size size,
      URI target,
      int count,
      List<String> tags,
      Part part,
      Map<String, Object> data,
      String password,
      @Nullable Duration optional) {
    Input {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name is blank");
      }
    }
  }

  static final class Example implements BackgroundJob<Input, String> {
    @Override
    public String run(Input input, JobContext context) {
      return input.name();
    }
  }

  @Test
  void readsWhatItHasChecked() {
    Object read = inputs.read(kind, inputs.check(kind, json(GOOD)));

    assertThat(read)
        .isEqualTo(
            new Input(
                "weekly",
                Duration.ofDays(7),
                Instant.parse("2026-11-28T09:00:00Z"),
                Size.LARGE,
                URI.create("https://example.com/x"),
                3,
                List.of("a"),
                new Part(2, null, null),
                Map.of("any", List.of(1, Map.of("thing", true))),
                "geheim",
                null));
    assertThat(inputs.read(kind, JobJson.write(read))).isEqualTo(read);
  }

  @Test
  void namesEveryBadFieldAtOnceAndShowsNoValue() {
    List<BadField> bad =
        badFields(
            """
            {"name": 5, "every": "weekly", "from": "yesterday", "size": "HUGE", "target": "a b",
             "count": "3", "tags": [1], "part": {"deep": 1}, "data": {}, "surplus": true}
            """);

    assertThat(bad)
        .containsExactlyInAnyOrder(
            new BadField("input.name", "must be string"),
            new BadField("input.every", "must be a duration such as PT5M or P7D"),
            new BadField("input.from", "must be an instant such as 2026-01-31T08:00:00Z"),
            new BadField("input.size", "must be one of [\"SMALL\", \"LARGE\"]"),
            new BadField("input.target", "must be a URI"),
            new BadField("input.count", "must be integer"),
            new BadField("input.tags[0]", "must be string"),
            new BadField("input.part.depth", "is missing"),
            new BadField("input.part.deep", "is unknown"),
            new BadField("input.password", "is missing"),
            new BadField("input.surplus", "is unknown"));
  }

  @Test
  void saysOfAFieldThatMayBeNull_onlyWhatItsValueMustBe() {
    assertThat(badFields(GOOD.replace("\"depth\": 2", "\"depth\": 2, \"unit\": \"MEDIUM\"")))
        .containsExactly(new BadField("input.part.unit", "must be one of [\"SMALL\", \"LARGE\"]"));
    assertThat(badFields(GOOD.replace("\"depth\": 2", "\"depth\": 2, \"within\": {}")))
        .containsExactly(new BadField("input.part.within.depth", "is missing"));
  }

  @Test
  void saysWhatTheRecordItselfRefuses() {
    assertThat(badFields(GOOD.replace("weekly", " ")))
        .containsExactly(new BadField("input", "is refused: name is blank"));
  }

  @Test
  void refusesAnumberThatDoesNotFit() {
    assertThat(badFields(GOOD.replace("\"count\": 3", "\"count\": 30000000000")))
        .extracting(BadField::field)
        .containsExactly("input");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThat(badFields("[1]")).containsExactly(new BadField("input", "must be object"));
  }

  @Test
  void takesAMissingInputForAnEmptyOne() {
    JobKind noop = JobKind.of("noop", Noop.class);

    assertThat(inputs.check(noop, json("null"))).asString().isEqualTo("{}");
    assertThat(inputs.read(noop, "{}".getBytes(UTF_8))).isEqualTo(new Noop.Input());
  }

  @Test
  void refusesMoreThan256Kilobytes() {
    String large = GOOD.replace("geheim", "x".repeat(JobInputs.MOST_BYTES));

    assertThatThrownBy(() -> inputs.check(kind, json(large)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("input of example: input is larger than 256 KB");
  }

  @Test
  void masksSecretsWhereItIsShownAndNamesItsSubject() {
    byte[] checked = inputs.check(kind, json(GOOD));

    assertThat(inputs.shown(kind, checked).path("password").asText()).isEqualTo("***");
    assertThat(inputs.shown(kind, checked).path("name").asText()).isEqualTo("weekly");
    assertThat(inputs.subject(kind, json(GOOD))).contains("weekly");
  }

  @Test
  void describesTheInputAsASchema() {
    JsonNode schema = inputs.schema(kind);

    assertThat(schema.at("/properties/every/format").asText()).isEqualTo("duration");
    assertThat(schema.at("/properties/size/enum")).hasSize(2);
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.path("required")).hasSize(10);
  }

  private List<BadField> badFields(String text) {
    return catchThrowableOfType(BadInputException.class, () -> inputs.check(kind, json(text)))
        .fields();
  }

  private static JsonNode json(String text) {
    try {
      return JobJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
