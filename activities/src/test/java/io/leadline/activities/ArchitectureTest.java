package io.leadline.activities;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import io.temporal.activity.ActivityInterface;

/** Features hold rules and ports; adapters, one package per technology, depend on them. */
@AnalyzeClasses(
    packages = "io.leadline.activities",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "io.leadline.activities.";
  private static final String[] ADAPTERS = {
    BASE + "mongo..",
    BASE + "elastic..",
    BASE + "sendgrid..",
    BASE + "slack..",
    BASE + "resend..",
    BASE + "smtp..",
    BASE + "mailgun..",
    BASE + "ses..",
    BASE + "twilio..",
    BASE + "dns..",
    BASE + "web..",
    BASE + "template..",
    BASE + "temporal.."
  };

  @ArchTest
  static final ArchRule featuresDoNotKnowAdapters =
      noClasses()
          .that()
          .resideOutsideOfPackages(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS);

  @ArchTest
  static final ArchRule onlyMongoSeesItsDriver = only("mongo..", "com.mongodb..", "org.bson..");

  @ArchTest static final ArchRule onlyElasticSeesItsDriver = only("elastic..", "co.elastic..");

  @ArchTest static final ArchRule onlyDnsSeesItsDriver = only("dns..", "org.xbill..");

  @ArchTest
  static final ArchRule onlyTemplatesSeeTheirEngine = only("template..", "com.github.jknack..");

  @ArchTest
  static final ArchRule modulesAboveAreUnknown =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.leadline.workers..", "io.leadline.starter..", "io.leadline.sandbox..");

  @ArchTest
  static final ArchRule onlyActivitiesAreImpl =
      classes()
          .that()
          .haveSimpleNameEndingWith("Impl")
          .should()
          .implement(
              DescribedPredicate.describe(
                  "an activity interface",
                  (JavaClass type) -> type.isAnnotatedWith(ActivityInterface.class)));

  @ArchTest
  static final ArchRule onlyFailuresNamesTemporalFailures =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "failure..")
          .and()
          .haveSimpleNameNotEndingWith("ActivitiesImpl")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.temporal.failure..");

  /** Time comes in by constructor or argument, so that tests own it. */
  @ArchTest
  static final ArchRule readsNoClockItself =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it reads a clock",
                  (JavaMethodCall call) ->
                      (call.getTargetOwner().getPackageName().equals("java.time")
                              && call.getName().equals("now")
                              && call.getTarget().getRawParameterTypes().isEmpty())
                          || (call.getTargetOwner().isEquivalentTo(System.class)
                              && call.getName().equals("currentTimeMillis"))));

  @ArchTest
  static void looksAtTheActivities(JavaClasses classes) {
    assertThat(classes.size()).isGreaterThan(100);
  }

  private static ArchRule only(String adapter, String... drivers) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(BASE + adapter)
        .should()
        .dependOnClassesThat(resideInAnyPackage(drivers));
  }
}
