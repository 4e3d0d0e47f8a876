package io.leadline.activities.template;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operator's own templates, read at one moment, so that what is composed never mixes two states
 * of the folder. Equal as long as no file has changed.
 *
 * @param files text of each template by its file name
 */
public record TemplateFolder(Map<String, String> files) {
  /** No folder: everything is built in. */
  public static final TemplateFolder NONE = new TemplateFolder(Map.of());

  static final String SUFFIX = ".hbs";
  private static final long LARGEST = 256 * 1024;

  public TemplateFolder {
    files = Map.copyOf(files);
  }

  /**
   * Reads the {@code .hbs} files of a folder.
   *
   * @param folder null for none
   * @throws UnusableTemplateException when something in it cannot be read
   */
  public static TemplateFolder read(@Nullable Path folder) {
    if (folder == null) {
      return NONE;
    }
    Map<String, String> files = new TreeMap<>();
    List<TemplateProblem> problems = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : (Iterable<Path>) all.sorted()::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX) && Files.isRegularFile(file)) {
          read(file, name, files).ifPresent(problems::add);
        }
      }
    } catch (IOException e) {
      problems.add(new TemplateProblem(folder.toString(), 0, "the folder cannot be read"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableTemplateException(problems);
    }
    return new TemplateFolder(files);
  }

  private static Optional<TemplateProblem> read(Path file, String name, Map<String, String> into)
      throws IOException {
    if (Files.size(file) > LARGEST) {
      return Optional.of(
          new TemplateProblem(name, 0, "it has more than " + LARGEST / 1024 + " KiB"));
    }
    try {
      into.put(name, Files.readString(file));
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of(new TemplateProblem(name, 0, "it is not UTF-8"));
    }
  }

  /** The text of an own template; null when there is none of that name. */
  @Nullable String text(String name) {
    return files.get(name + SUFFIX);
  }
}
