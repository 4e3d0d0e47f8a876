package io.leadline.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Programs of this machine that peers need. */
final class Programs {
  /** Where Debian keeps what it does not put on PATH. */
  private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

  private Programs() {}

  /**
   * @param debian package that brings the program
   * @throws IllegalStateException naming the program and how to get it
   */
  static String find(String program, String debian) {
    return folders().stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "This comparison needs %s on PATH, for example: apt-get install %s"
                        .formatted(program, debian)));
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).forEach(folders::add);
    if (Files.isDirectory(POSTGRESQL)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(POSTGRESQL)) {
        versions.forEach(version -> folders.add(version.resolve("bin")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folders;
  }
}
