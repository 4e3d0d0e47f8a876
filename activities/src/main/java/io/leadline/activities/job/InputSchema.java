package io.leadline.activities.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.module.SimpleTypeModule;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.leadline.activities.job.BadInputException.BadField;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of a job's input, derived from its record: a component is required unless it is
 * {@code @Nullable}, and nothing else may stand beside the components.
 */
final class InputSchema {
  private static final Map<String, Wanted> FORMATS =
      Map.of(
          "duration", new Wanted("a duration such as PT5M or P7D", Duration::parse),
          "date-time",
              new Wanted(
                  "an instant such as 2026-01-31T08:00:00Z",
                  DateTimeFormatter.ISO_OFFSET_DATE_TIME::parse),
          "date", new Wanted("a date such as 2026-01-31", LocalDate::parse),
          "time-zone", new Wanted("a time zone such as America/Chicago", ZoneId::of),
          "uri", new Wanted("a URI", URI::create));
  private static final SchemaGenerator GENERATOR = generator();
  private static final JsonSchemaFactory FACTORY = factory();

  private final ObjectNode json;
  private final JsonSchema schema;

  InputSchema(Type type) {
    json = GENERATOR.generateSchema(type);
    json.remove("$schema");
    schema = FACTORY.getSchema(json);
    schema.initializeValidators();
  }

  ObjectNode json() {
    return json.deepCopy();
  }

  /** Every field that is wrong, by path; empty when the input can be taken. */
  List<BadField> check(JsonNode input) {
    List<BadField> bad =
        schema
            .validate(
                input, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
            .stream()
            .map(InputSchema::named)
            .distinct()
            .sorted(Comparator.comparing(BadField::field))
            .toList();
    return bad.stream().filter(field -> !isOnlyTheOtherWay(field, bad)).toList();
  }

  /** Of a nullable field with a value, the schema tells both what the value and that null is. */
  private static boolean isOnlyTheOtherWay(BadField field, List<BadField> all) {
    return field.problem().equals("must be null")
        && all.stream().anyMatch(other -> !other.equals(field) && isInside(other, field));
  }

  private static boolean isInside(BadField other, BadField field) {
    return other.field().equals(field.field()) || other.field().startsWith(field.field() + ".");
  }

  private static BadField named(ValidationMessage message) {
    String at = "input" + message.getInstanceLocation().toString().substring(1);
    String property = Optional.ofNullable(message.getProperty()).map(name -> "." + name).orElse("");
    return switch (message.getType()) {
      case "required" -> new BadField(at + property, "is missing");
      case "additionalProperties" -> new BadField(at + property, "is unknown");
      case "type" -> new BadField(at, "must be " + message.getArguments()[1]);
      case "enum" -> new BadField(at, "must be one of " + message.getArguments()[0]);
      case "format" -> new BadField(at, "must be " + wanted(message).words());
      default -> new BadField(at, message.getMessage());
    };
  }

  private static Wanted wanted(ValidationMessage message) {
    String format = message.getSchemaNode().asText();
    return FORMATS.getOrDefault(format, new Wanted("of the format " + format, text -> {}));
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                JobJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule())
            .with(
                new SimpleTypeModule()
                    .withStringType(Duration.class, "duration")
                    .withStringType(Instant.class, "date-time")
                    .withStringType(LocalDate.class, "date")
                    .withStringType(ZoneId.class, "time-zone")
                    .withStringType(URI.class, "uri"))
            .with(
                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.INLINE_ALL_SCHEMAS);
    config
        .forFields()
        .withRequiredCheck(field -> !isNullable(field))
        .withNullableCheck(InputSchema::isNullable);
    return new SchemaGenerator(config.build());
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static JsonSchemaFactory factory() {
    JsonMetaSchema standard = JsonMetaSchema.getV202012();
    JsonMetaSchema.Builder ours = JsonMetaSchema.builder(standard);
    FORMATS.forEach((name, wanted) -> ours.format(new OurFormat(name, wanted)));
    return JsonSchemaFactory.getInstance(
        SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(ours.build()));
  }

  /** What a text of some format must be, in words, and how to tell. */
  private record Wanted(String words, Consumer<String> parse) {}

  private record OurFormat(String name, Wanted wanted) implements Format {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String text) {
      try {
        wanted.parse().accept(text);
        return true;
      } catch (DateTimeException | IllegalArgumentException e) {
        return false;
      }
    }
  }
}
