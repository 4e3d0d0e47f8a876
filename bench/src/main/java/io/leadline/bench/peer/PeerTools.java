package io.leadline.bench.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the programs of a peer are written in: how to get what they need, and how to start them. */
enum PeerTools {
  PYTHON {
    @Override
    List<List<String>> preparation(Path sources, Path cache) {
      String requirements = sources.resolve("requirements.txt").toString();
      return List.of(
          List.of(Programs.find("python3", "python3-venv"), "-m", "venv", cache.toString()),
          List.of(bin(cache, "pip"), "install", "--quiet", "--requirement", requirements));
    }

    @Override
    List<String> command(Path sources, Path cache, List<String> words) {
      List<String> command = new ArrayList<>(words);
      command.set(0, bin(cache, words.getFirst()));
      return command;
    }

    private static String bin(Path cache, String program) {
      return cache.resolve("bin").resolve(program).toString();
    }
  },

  NODE {
    @Override
    List<List<String>> preparation(Path sources, Path cache) {
      String packages = sources.resolve("package.json").toString();
      String lock = sources.resolve("package-lock.json").toString();
      return List.of(
          List.of("cp", packages, lock, cache.toString()),
          List.of(Programs.find("npm", "npm"), "ci", "--silent", "--prefix", cache.toString()));
    }

    @Override
    List<String> command(Path sources, Path cache, List<String> words) {
      List<String> command = new ArrayList<>();
      // Modules lie outside of the sources.
      command.addAll(List.of("env", "NODE_PATH=" + cache.resolve("node_modules")));
      command.add(Programs.find("node", "nodejs"));
      command.addAll(words);
      return command;
    }
  },

  JAVA {
    private static final String COPY =
        "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies";

    @Override
    List<List<String>> preparation(Path sources, Path cache) {
      String libraries = cache.resolve("lib").toString();
      return List.of(
          List.of(
              Programs.find("mvn", "maven"),
              "-B",
              "-q",
              "-f",
              sources.resolve("pom.xml").toString(),
              COPY,
              "-DoutputDirectory=" + libraries),
          List.of(
              "sh",
              "-c",
              "'%s' -d '%s' -cp '%s/*' *.java"
                  .formatted(jdk("javac"), cache.resolve("classes"), libraries)));
    }

    @Override
    List<String> command(Path sources, Path cache, List<String> words) {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(jdk("java"), "-Xmx1g", "-cp"));
      command.add(cache.resolve("classes") + ":" + cache.resolve("lib") + "/*");
      command.addAll(words);
      return command;
    }

    private static String jdk(String program) {
      return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }
  };

  /**
   * Commands that fetch and build what the programs need, run in their folder.
   *
   * @param cache of this peer, kept from run to run
   */
  abstract List<List<String>> preparation(Path sources, Path cache);

  /** How to start one of the programs in their folder. */
  abstract List<String> command(Path sources, Path cache, List<String> words);
}
