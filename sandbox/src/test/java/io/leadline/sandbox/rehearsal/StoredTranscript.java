package io.leadline.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script with the transcript it gave. {@code -Dgolden.update} writes the transcript anew and
 * fails the test all the same, so that no build stores and passes in one go.
 */
record StoredTranscript(Path scriptFile, Path transcriptFile) {
  private static final Pattern EVENTS = Pattern.compile("(\\d+) events");

  /** Two signals of one moment make one workflow task or two, of three events each. */
  private static final int TASKS = 6;

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
    String stored = Files.readString(transcriptFile);
    assertThat(EVENTS.matcher(lived).replaceAll(""))
        .as("life of %s", scriptFile)
        .isEqualTo(EVENTS.matcher(stored).replaceAll(""));
    assertThat(events(lived)).as("events of its workflow").isCloseTo(events(stored), within(TASKS));
  }

  private static int events(String transcript) {
    Matcher found = EVENTS.matcher(transcript);
    assertThat(found.find()).as("the number of events in %s", transcript).isTrue();
    return Integer.parseInt(found.group(1));
  }
}
