package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
  private final DiskSpace disk = new DiskSpace(Path.of("data"));

  @Test
  void speaksOnce_whenTheDiskRunsShort_andOnceWhenThereIsRoomAgain() {
    assertThat(disk.change(4_000)).isEmpty();
    assertThat(disk.change(99)).hasValueSatisfying(said -> assertThat(said).contains("99 MB left"));
    assertThat(disk.change(3)).isEmpty();
    assertThat(disk.change(250))
        .hasValueSatisfying(said -> assertThat(said).contains("room again"));
    assertThat(disk.change(251)).isEmpty();
  }
}
