package io.leadline.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A script with the transcript it gave. {@code -Dgolden.update} writes the transcript anew and
 * fails the test all the same, so that no build stores and passes in one go.
 */
record StoredTranscript(Path scriptFile, Path transcriptFile) {
  private static final Path FOLDER = Path.of("src/test/resources/rehearsals");

  static StoredTranscript named(String name) {
    return new StoredTranscript(
        FOLDER.resolve(name + ".script"), FOLDER.resolve(name + ".transcript"));
  }

  String script() throws IOException {
    return Files.readString(scriptFile);
  }

  void compare(String transcript) throws IOException {
    String lived = transcript + "\n";
    if (System.getProperty("golden.update") != null) {
      Files.writeString(transcriptFile, lived);
      throw new AssertionError("stored " + transcriptFile + "; run again without golden.update");
    }
    assertThat(transcriptFile).exists();
    assertThat(lived).as("life of %s", scriptFile).isEqualTo(Files.readString(transcriptFile));
  }
}
