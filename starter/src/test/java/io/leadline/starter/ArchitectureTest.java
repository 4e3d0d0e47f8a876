package io.leadline.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.leadline.starter", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule namesNoImplementationOfWorkflowsOrActivities =
      noClasses().should().dependOnClassesThat().haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule knowsNothingOfWorkersAndSandbox =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.leadline.workers..", "io.leadline.sandbox..");

  @ArchTest
  static final ArchRule onlyTheCompositionRootOpensAdapters =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..starter.api..", "..starter.cli..", "..starter.start..", "..starter.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.leadline.activities.mongo..",
              "io.leadline.activities.elastic..",
              "io.leadline.activities.web..");

  @ArchTest
  static final ArchRule seesNoDriverOfAStore =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..", "co.elastic..", "okhttp3..");

  @ArchTest
  static final ArchRule onlyStartTalksToTemporal =
      noClasses()
          .that()
          .resideOutsideOfPackage("..starter.start..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal.client..", "io.temporal.serviceclient..", "io.grpc..");

  @ArchTest
  static final ArchRule onlyApiSpeaksHttpToTheOutside =
      noClasses()
          .that()
          .resideOutsideOfPackage("..starter.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule onlyTheCommandLineParsesArguments =
      noClasses()
          .that()
          .resideOutsideOfPackage("..starter.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyTheDoctorLooksUpDomains =
      noClasses()
          .that()
          .resideOutsideOfPackage("..starter.doctor..")
          .and()
          .doNotHaveFullyQualifiedName(Backends.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.xbill..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.leadline.starter.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule hasNoDrawerForEverything =
      classes()
          .should()
          .resideOutsideOfPackages("..util..", "..common..", "..helper..", "..manager..");
}
