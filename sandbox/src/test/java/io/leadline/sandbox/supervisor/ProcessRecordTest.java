package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessRecordTest {
  private static final String REST =
      " 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000 200";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"(java)", "(a name)", "(odd) (name)", "(()"})
  void readsTheKernelsLine_whateverTheNameHolds(String name) {
    assertThat(ProcessRecord.parse("42 " + name + " S" + REST))
        .contains(new ProcessRecord(42, "987654"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "42 (java) S 1 42",
        "42 (java) Z 1 42 42 0 -1 1 1 2 3 4 5 6 7 8 20 0 1 0 9 1"
      })
  void takesNothing_fromCutLinesAndZombies(String line) {
    assertThat(ProcessRecord.parse(line)).isEmpty();
  }

  @Test
  void knowsThisProcess_butNotALaterOneOfTheSameNumber() throws IOException {
    Path file = folder.resolve("own.pid");
    ProcessRecord.writeOwn(file);
    ProcessRecord own = ProcessRecord.read(file).orElseThrow();

    assertThat(own.alive()).contains(ProcessHandle.current());
    assertThat(new ProcessRecord(own.pid(), own.started() + "1").alive()).isEmpty();
    assertThat(new ProcessRecord(own.pid(), own.started() + "1").session()).isEmpty();
  }
}
