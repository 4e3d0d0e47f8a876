package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobIdsTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  @Test
  void idsSortByTheMillisecondTheyWereMadeIn() {
    List<String> ids =
        Stream.of(0L, 1L, 31L, 32L, 1_024L, 86_400_000L, 3_000_000_000_000L)
            .map(millis -> new JobIds(at(NOW.plusMillis(millis)), new Random(1)).get())
            .toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    JobIds ids = new JobIds(at(NOW), new Random(1));

    assertThat(Stream.generate(ids).limit(10_000))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z2-7]{22}"));
  }

  private static InstantSource at(Instant time) {
    return InstantSource.fixed(time);
  }
}
