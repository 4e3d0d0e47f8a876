package io.leadline.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalBinaryTest {
  @TempDir Path folder;

  @Test
  void takesTheProgramOnPath_whenNewEnough() throws IOException {
    program("old", "echo 'temporal version 1.3.0 (Server 1.27.1, UI 2.36.0)'");
    Path wanted = program("new", "echo 'temporal version 1.6.2 (Server 1.30.2, UI 2.45.0)'");

    assertThat(binary("old", "new").installed()).contains(wanted);
  }

  @Test
  void findsNothing_whenPathHasOnlyOldOnes() throws IOException {
    program("old", "echo 'temporal version 1.3.0 (Server 1.27.1, UI 2.36.0)'");

    assertThat(binary("old").installed()).isEmpty();
    assertThatThrownBy(() -> binary("old").require())
        .isInstanceOf(SetUpException.class)
        .hasMessageContaining("./leadline setup");
  }

  @Test
  void namesTheWaysToGetOne_whenItCannotBeBuilt() throws IOException {
    Path old = Files.createDirectories(folder.resolve("go-1.20/bin"));
    Files.writeString(old.resolve("go"), "#!/bin/sh\necho go version go1.20 linux/amd64\n");
    assertThat(old.resolve("go").toFile().setExecutable(true)).isTrue();
    TemporalBinary binary =
        new TemporalBinary(
            new PerUserCache(folder.resolve("cache")), Map.of("PATH", old.toString()), List.of());

    assertThatThrownBy(binary::requireMeans)
        .isInstanceOf(SetUpException.class)
        .hasMessageContainingAll(
            old.resolve("go") + " is 'go version go1.20 linux/amd64'",
            "Go 1.26.4",
            "Temporal CLI 1.5",
            "TEMPORAL_ADDRESS");
  }

  @Test
  void tellsHowFarTheBuildIs() {
    List<String> told = new ArrayList<>();
    GoBuildProgress progress = new GoBuildProgress(told::add);

    progress.listed("go: downloading github.com/temporalio/cli v1.8.2");
    for (int i = 0; i < 1180; i++) {
      progress.listed("package/" + i);
    }
    progress.built("package/0");
    progress.built("go: something else");
    progress.built("package/1");

    assertThat(told)
        .containsExactly(
            "Fetching the Go modules of the Temporal server... 1 of about 253",
            "Building the Temporal server from Go modules, about 3 minutes... 1 of 1,180 packages",
            "Building the Temporal server from Go modules, about 3 minutes... 2 of 1,180 packages");
  }

  private TemporalBinary binary(String... folders) {
    List<String> path =
        java.util.Arrays.stream(folders).map(name -> folder.resolve(name).toString()).toList();
    return new TemporalBinary(
        new PerUserCache(folder.resolve("cache")), Map.of("PATH", String.join(":", path)));
  }

  private Path program(String in, String line) throws IOException {
    Path program = Files.createDirectories(folder.resolve(in)).resolve("temporal");
    Files.writeString(program, "#!/bin/sh\n" + line + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
