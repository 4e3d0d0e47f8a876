package io.leadline.activities.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.Noop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands in the catalogue can be submitted, run and shown; and every job stands in it. */
@AnalyzeClasses(
    packages = "io.leadline.activities",
    importOptions = ImportOption.DoNotIncludeTests.class)
class CatalogueTest {
  private static final JobInputs INPUTS = new JobInputs();

  /** Of kinds that refuse what has the required fields alone. */
  private static final Map<String, JsonNode> EXAMPLES =
      Map.of(
          "send-email", json("{\"leadId\":\"a\",\"subject\":\"s\",\"text\":\"t\"}"),
          "send-sms", json("{\"to\":\"+15125550101\",\"consented\":true,\"template\":\"t\"}"),
          "import-leads", json("{\"csv\":\"email,query\"}"),
          "import-feed", json("{\"source\":\"board\"}"));

  private static JsonNode json(String text) {
    return JobJson.tree(text.getBytes(StandardCharsets.UTF_8));
  }

  @ArchTest
  static void listsEveryJobThatThereIs(JavaClasses classes) {
    Set<String> jobs =
        classes.stream()
            .filter(type -> type.isAssignableTo(BackgroundJob.class))
            .filter(type -> !type.isInterface())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());

    assertThat(Catalogue.kinds().all())
        .extracting(kind -> kind.type().getName())
        .containsExactlyInAnyOrderElementsOf(jobs);
  }

  @ArchTest
  static void knowsEachNameOnce(JavaClasses classes) {
    JobKind noop = JobKind.of("noop", Noop.class);

    assertThatThrownBy(() -> new JobKinds(List.of(noop, noop)))
        .hasMessageContaining("noop stands twice");
    assertThat(Catalogue.kinds().all()).hasSameSizeAs(Catalogue.LINES);
  }

  @ArchTest
  static void readsEveryInputBack(JavaClasses classes) {
    for (JobKind kind : all()) {
      JsonNode example = EXAMPLES.getOrDefault(kind.name(), SchemaExample.of(INPUTS.schema(kind)));

      byte[] checked = INPUTS.check(kind, example);
      Object read = INPUTS.read(kind, checked);

      assertThat(INPUTS.read(kind, JobJson.write(read))).as(kind.name()).isEqualTo(read);
    }
  }

  @ArchTest
  static void schedulesOnlyWhatRunsWithoutInput(JavaClasses classes) {
    for (JobKind kind : all()) {
      if (kind.schedule().isPresent()) {
        assertThat(INPUTS.check(kind, JobJson.mapper().createObjectNode())).isNotEmpty();
      }
    }
  }

  @ArchTest
  static void hidesAndNamesOnlyFieldsThatThereAre(JavaClasses classes) {
    for (JobKind kind : all()) {
      List<String> named = new ArrayList<>(kind.secrets());
      kind.subject().ifPresent(named::add);

      JsonNode fields = INPUTS.schema(kind).path("properties");
      assertThat(named).as(kind.name()).allMatch(fields::has);
    }
  }

  private static Collection<JobKind> all() {
    return Catalogue.kinds().all();
  }
}
