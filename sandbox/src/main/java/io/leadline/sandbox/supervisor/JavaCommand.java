package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts one of our own main classes on the classpath of this JVM, with settings for a small and
 * quickly started process: one collector thread, a small first heap, a shared class archive.
 *
 * @param name of the process; its class archive is kept under it
 * @param heapMegabytes the limit of the heap
 */
record JavaCommand(String name, String mainClass, int heapMegabytes, List<String> arguments) {
  /** Where class archives are kept; the launcher sets it, tests run without. */
  private static final String ARCHIVES = "leadline.archives";

  private static final int NEW_FLAGS = 24;

  JavaCommand {
    arguments = List.copyOf(arguments);
  }

  static JavaCommand of(String name, String mainClass, int heapMegabytes, String... arguments) {
    return new JavaCommand(name, mainClass, heapMegabytes, List.of(arguments));
  }

  /** The command, for a process that finds these variables beside ours. */
  Launch launch(Path folder, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(
        List.of(
            // The default initial heap depends on the machine's memory; ours grows when needed.
            "-Xms8m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xshare:auto"));
    archive()
        .ifPresent(
            file ->
                command.addAll(
                    List.of(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + file,
                        "-D%s=%s".formatted(ARCHIVES, file.getParent()),
                        "-Xlog:disable")));
    if (Runtime.version().feature() >= NEW_FLAGS) {
      command.addAll(
          List.of(
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              // The second compiler, which doubles what a busy process can do, leaves 25 to 50 MB
              // of its working memory behind.
              "-XX:TrimNativeHeapInterval=5000"));
    }
    command.add(mainClass);
    command.addAll(arguments);
    Map<String, String> variables = new TreeMap<>(environment);
    variables.put("CLASSPATH", System.getProperty("java.class.path"));
    // Two allocation arenas instead of eight per core: saves 20 to 40 MB per process.
    variables.put("MALLOC_ARENA_MAX", "2");
    return new Launch(command, variables, folder);
  }

  private Optional<Path> archive() {
    return Optional.ofNullable(System.getProperty(ARCHIVES))
        .map(folder -> Path.of(folder, name + ".jsa"));
  }
}
