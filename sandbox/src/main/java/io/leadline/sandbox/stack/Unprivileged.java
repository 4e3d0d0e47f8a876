package io.leadline.sandbox.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a server that refuses root without root's rights: as the caller when that is an ordinary
 * user, else inside a user namespace (files stay the caller's), else as {@code nobody}.
 */
enum Unprivileged {
  AS_CALLER(""),
  IN_USER_NAMESPACE("unshare --user --map-user=1000 --map-group=1000 "),
  AS_NOBODY_BY_SETPRIV("setpriv --reuid=nobody --regid=nogroup --clear-groups "),
  AS_NOBODY_BY_RUNUSER("runuser -u nobody -- ");

  private final String prefix;

  Unprivileged(String prefix) {
    this.prefix = prefix;
  }

  /** The first way that works for the user who runs this JVM. */
  static Unprivileged here() {
    if (!isRoot()) {
      return AS_CALLER;
    }
    return Stream.of(IN_USER_NAMESPACE, AS_NOBODY_BY_SETPRIV, AS_NOBODY_BY_RUNUSER)
        .filter(Unprivileged::works)
        .findFirst()
        .orElseThrow(
            () ->
                new SetUpException(
                    "Elasticsearch refuses to run as root, and neither user namespaces (unshare)"
                        + " nor setpriv nor runuser work here. Run ./leadline as an ordinary user,"
                        + " or set ELASTICSEARCH_URL to a server of your own."));
  }

  List<String> command(List<String> command) {
    Stream<String> words = Stream.of(prefix.split(" ", -1)).filter(word -> !word.isEmpty());
    return Stream.concat(words, command.stream()).toList();
  }

  /** Whether the server becomes another user, who needs to own and reach its folders. */
  boolean changesUser() {
    return this == AS_NOBODY_BY_SETPRIV || this == AS_NOBODY_BY_RUNUSER;
  }

  /** Gives a folder and all in it to the user that the server becomes. */
  void own(Path folder) throws IOException {
    if (!changesUser()) {
      return;
    }
    UserPrincipal nobody;
    try {
      nobody =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    } catch (UserPrincipalNotFoundException e) {
      throw new SetUpException("This machine has no user named nobody to run Elasticsearch as", e);
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        Files.setOwner(path, nobody);
      }
    }
  }

  /** Whether any user may enter all folders above this one. */
  static boolean anyoneMayReachParentOf(Path folder) {
    try {
      for (Path path = folder.toAbsolutePath().getParent(); path != null; path = path.getParent()) {
        if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private boolean works() {
    try {
      Process probe =
          new ProcessBuilder(command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
