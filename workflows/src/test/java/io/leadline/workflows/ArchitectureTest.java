package io.leadline.workflows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;
import java.util.Set;

/**
 * What replay rests on: workflow code reads no clock, draws no random number, starts no thread,
 * does no input or output and logs only through Temporal.
 */
@AnalyzeClasses(
    packages = "io.leadline.workflows",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** The codec runs in clients and workers, never inside of a workflow. */
  private static final String CODEC = "io.leadline.workflows.codec..";

  private static final Set<String> CLOCK_READS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.UUID.randomUUID",
          "java.lang.Math.random");

  @ArchTest
  static final ArchRule readsNoClockAndDrawsNoRandomNumber =
      noClasses()
          .that()
          .resideOutsideOfPackage(CODEC)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it reads a clock or draws a random number",
                  (JavaMethodCall call) ->
                      CLOCK_READS.contains(call.getTargetOwner().getName() + "." + call.getName())
                          || (call.getTargetOwner().getPackageName().equals("java.time")
                              && call.getName().equals("now"))));

  @ArchTest
  static final ArchRule usesNoThreadsRandomnessOrInput =
      noClasses()
          .that()
          .resideOutsideOfPackage(CODEC)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.util.concurrent..",
                      "java.io..",
                      "java.nio.file..",
                      "java.net..",
                      "java.sql..",
                      "org.slf4j..",
                      "java.util.logging..")
                  .or(
                      nameMatching(
                          "java\\.lang\\.Thread|java\\.util\\.Random"
                              + "|java\\.security\\.SecureRandom|java\\.time\\.Clock"
                              + "|java\\.time\\.InstantSource|java\\.util\\.Timer"))
                  // Named by every serialised lambda and enum, without being called.
                  .and(DescribedPredicate.not(nameMatching("java\\.io\\.Serializable"))));

  /** Its timer is not cancelled when the condition wins, so every call would leave one behind. */
  @ArchTest
  static final ArchRule awaitsWithoutTimeout =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it is a timed Workflow.await",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isEquivalentTo(Workflow.class)
                          && call.getName().startsWith("await")
                          && call.getTarget().getRawParameterTypes().stream()
                              .anyMatch(type -> type.isEquivalentTo(Duration.class))));

  @ArchTest
  static final ArchRule onlyWorkflowsAreImpl =
      classes()
          .that()
          .haveSimpleNameEndingWith("Impl")
          .should()
          .implement(
              DescribedPredicate.describe(
                  "a workflow interface",
                  (JavaClass type) -> type.isAnnotatedWith(WorkflowInterface.class)));

  @ArchTest
  static final ArchRule stateLivesInWorkflowsAndNotBesideThem =
      fields().that().areStatic().and().doNotHaveName("$assertionsDisabled").should().beFinal();

  @ArchTest
  static final ArchRule rulesKnowNothingOfTemporal =
      noClasses()
          .that()
          .haveNameMatching(".*\\.(LeadTransitions|VerificationRules|NextState|Transition)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.temporal..");

  @ArchTest
  static final ArchRule usesTemporalAndJacksonAnnotationsOnly =
      classes()
          .should()
          .onlyAccessClassesThat(
              resideInAnyPackage(
                  "io.leadline.workflows..",
                  "java..",
                  "javax.crypto..",
                  "io.temporal..",
                  "com.google.protobuf..",
                  "com.fasterxml.jackson.annotation.."));

  /** Rules over nothing hold always. */
  @ArchTest
  static void looksAtTheWorkflows(JavaClasses classes) {
    assertThat(classes.size()).isGreaterThan(30);
  }
}
