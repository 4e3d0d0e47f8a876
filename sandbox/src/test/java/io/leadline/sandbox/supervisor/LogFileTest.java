package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void goesOnInAnEmptyFile_whenLarge_whileItIsBeingWritten() throws IOException {
    Path path = folder.resolve("api.log");
    try (OutputStream writer =
        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write("first line\n".getBytes(StandardCharsets.UTF_8));
      new LogFile(path, 5).rotate();
      writer.write("next\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(path).hasContent("next");
    assertThat(folder.resolve("api.log.1")).hasContent("first line");
  }

  @Test
  void staysWhole_whenSmall() throws IOException {
    Path path = Files.writeString(folder.resolve("api.log"), "line\n");

    new LogFile(path, 5).rotate();

    assertThat(path).hasContent("line");
    assertThat(folder.resolve("api.log.1")).doesNotExist();
  }

  @Test
  void showsItsLastLines() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 2000; line++) {
      text.append("line ").append(line).append('\n');
    }
    Path path = Files.writeString(folder.resolve("api.log"), text);

    assertThat(new LogFile(path).tail().lines().skip(1))
        .hasSize(15)
        .endsWith("    line 1999")
        .startsWith("    line 1985");
  }
}
