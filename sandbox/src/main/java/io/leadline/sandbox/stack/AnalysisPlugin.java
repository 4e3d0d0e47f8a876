package io.leadline.sandbox.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Three classes that give the small Elasticsearch of the sandbox the analyzer and the filters which
 * a full distribution has under the same names, so that one mapping serves both. They are compiled
 * against the server's own jars at set-up, because no registry offers those jars in this version.
 */
final class AnalysisPlugin {
  private static final String NAME = "leadline-analysis";
  private static final String SOURCES = "/elasticsearch-plugin/";
  private static final List<String> CLASSES =
      List.of("EnglishAnalyzerFactory", "PorterStemFactory", "AsciiFoldingFactory");
  private static final List<String> DESCRIPTORS =
      List.of("stable-plugin-descriptor.properties", "named_components.json");

  private AnalysisPlugin() {}

  /** Changes whenever a source or descriptor does; part of the name of the unpacked home. */
  static String fingerprint() {
    CRC32 sum = new CRC32();
    CLASSES.forEach(name -> sum.update(resource(name + ".java")));
    DESCRIPTORS.forEach(name -> sum.update(resource(name)));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /** Compiles the plugin and puts it into the home's {@code plugins} folder. */
  static void install(Path home) throws IOException {
    Path work = Files.createTempDirectory(home, "plugin-");
    try {
      Path classes = compile(home, work);
      Path target = Files.createDirectories(home.resolve("plugins").resolve(NAME));
      for (String descriptor : DESCRIPTORS) {
        Files.write(target.resolve(descriptor), resource(descriptor));
      }
      pack(classes, target.resolve(NAME + ".jar"));
    } finally {
      FolderTree.delete(work);
    }
  }

  private static Path compile(Path home, Path work) throws IOException {
    Path classes = Files.createDirectories(work.resolve("classes"));
    List<String> command =
        Stream.concat(
                Stream.of(
                    javac(),
                    "-J-Xmx128m",
                    "--release",
                    "17",
                    "-proc:none",
                    "-cp",
                    home.resolve("lib") + "/*",
                    "-d",
                    classes.toString()),
                CLASSES.stream().map(name -> source(work, name)))
            .toList();
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    javac.getOutputStream().close();
    String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!javac.waitFor(1, TimeUnit.MINUTES) || javac.exitValue() != 0) {
        javac.destroyForcibly();
        throw new SetUpException("The analysis plugin does not compile:\n" + output);
      }
    } catch (InterruptedException e) {
      javac.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SetUpException("Interrupted while compiling the analysis plugin", e);
    }
    return classes;
  }

  private static String javac() {
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    if (!Files.isExecutable(javac)) {
      throw new SetUpException(
          "%s is a Java runtime without a compiler. Set JAVA_HOME to a JDK 21 or newer."
              .formatted(System.getProperty("java.home")));
    }
    return javac.toString();
  }

  private static String source(Path work, String name) {
    try {
      return Files.write(work.resolve(name + ".java"), resource(name + ".java")).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(classes);
        JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = AnalysisPlugin.class.getResourceAsStream(SOURCES + name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + SOURCES + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
