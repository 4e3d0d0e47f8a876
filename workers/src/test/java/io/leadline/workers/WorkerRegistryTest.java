package io.leadline.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadline.workers.WorkerRegistry.Line;
import io.leadline.workflows.TaskQueues;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerRegistryTest {
  private static final JavaClasses WORKFLOWS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.leadline.workflows");

  @Test
  void everyWorkflowIsRegistered_onceOnAQueue() {
    List<String> implementations =
        WORKFLOWS.stream()
            .filter(type -> !type.isInterface())
            .filter(
                type ->
                    type.getAllRawInterfaces().stream()
                        .anyMatch(contract -> contract.isAnnotatedWith(WorkflowInterface.class)))
            .map(JavaClass::getName)
            .toList();

    assertThat(lines(Line.Workflow.class).stream().map(line -> line.type().getName()).distinct())
        .containsExactlyInAnyOrderElementsOf(implementations)
        .isNotEmpty();
    assertThat(lines(Line.Workflow.class))
        .extracting(line -> line.queue() + " " + line.type().getName())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyFamilyOfActivitiesIsRegistered_onceOnAQueue() {
    List<String> contracts =
        WORKFLOWS.stream()
            .filter(type -> type.isAnnotatedWith(ActivityInterface.class))
            .map(JavaClass::getName)
            .toList();

    assertThat(
            lines(Line.Activities.class).stream().map(line -> line.contract().getName()).distinct())
        .containsExactlyInAnyOrderElementsOf(contracts)
        .isNotEmpty();
    assertThat(lines(Line.Activities.class))
        .extracting(line -> line.queue() + " " + line.contract().getName())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyTaskQueueIsWorkedOn() {
    List<String> queues =
        Arrays.stream(TaskQueues.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(WorkerRegistryTest::value)
            .toList();

    assertThat(WorkerRegistry.LINES.stream().map(Line::queue).distinct())
        .containsExactlyInAnyOrderElementsOf(queues);
  }

  private static <L extends Line> List<L> lines(Class<L> kind) {
    return WorkerRegistry.LINES.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static String value(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
