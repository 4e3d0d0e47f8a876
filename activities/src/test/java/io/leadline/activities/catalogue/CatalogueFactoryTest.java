package io.leadline.activities.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.job.JobFactory;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.Noop;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class CatalogueFactoryTest {
  private static final JobPorts NONE =
      (JobPorts)
          Proxy.newProxyInstance(
              JobPorts.class.getClassLoader(),
              new Class<?>[] {JobPorts.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("asked for " + method.getName());
              });

  private final JobFactory factory = Catalogue.factory(NONE);

  @Test
  void makesTheJobOfAKindWithoutTouchingPortsOfOthers() {
    assertThat(factory.make(Catalogue.kinds().find("noop").orElseThrow())).isInstanceOf(Noop.class);
  }

  @Test
  void refusesAKindThatItDoesNotKnow() {
    JobKind stranger = JobKind.of("stranger", Noop.class);

    assertThatThrownBy(() -> factory.make(stranger)).hasMessage("no kind of job: stranger");
  }
}
