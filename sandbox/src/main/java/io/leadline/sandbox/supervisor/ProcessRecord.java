package io.leadline.sandbox.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process that was started once, known by its number and its start time in kernel ticks, so that
 * a number the system gave to somebody else later is not taken for it. Each component writes its
 * own record before it becomes the server: there is no moment in which it runs unrecorded.
 */
public record ProcessRecord(long pid, String started) {
  private static final int FIRST_FIELD_AFTER_NAME = 3;
  private static final int STATE = 3;
  private static final int SESSION = 6;
  private static final int START = 22;

  /** Writes the kernel's line on this shell, then becomes the command; the number stays. */
  private static final String RECORD_AND_BECOME =
      "read -r line < /proc/$$/stat; echo \"$line\" > \"$0\" && exec \"$@\"";

  /**
   * Wraps a command so that it records itself and leaves our terminal's process group: Ctrl-C then
   * reaches the supervisor only, which stops everything in order.
   */
  static List<String> recorded(Path file, List<String> command) {
    List<String> wrapped =
        new ArrayList<>(List.of("sh", "-c", RECORD_AND_BECOME, file.toString(), "setsid"));
    wrapped.addAll(command);
    return wrapped;
  }

  /** The record in a file, empty when there is none or it was cut short. */
  public static Optional<ProcessRecord> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The running process of this number as the kernel knows it now. */
  static Optional<ProcessRecord> running(long pid) {
    return read(stat(pid));
  }

  /** Writes the record of the process that this code runs in. */
  static void writeOwn(Path file) throws IOException {
    Files.copy(Path.of("/proc/self/stat"), file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Every running process of the session that the recorded one leads, also when the leader itself
   * is gone; none when its number belongs to somebody else by now.
   */
  List<ProcessHandle> session() {
    Optional<ProcessRecord> leader = running(pid);
    if (leader.isPresent() && !leader.get().equals(this)) {
      return List.of();
    }
    return ProcessHandle.allProcesses().filter(process -> isInSession(process.pid())).toList();
  }

  private boolean isInSession(long member) {
    try {
      return fields(Files.readString(stat(member)))
          .map(fields -> fields.get(SESSION - FIRST_FIELD_AFTER_NAME))
          .filter(Long.toString(pid)::equals)
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** The process if it still runs, and is the same one. */
  public Optional<ProcessHandle> alive() {
    return running(pid).filter(this::equals).flatMap(same -> ProcessHandle.of(pid));
  }

  /** Reads a line of {@code /proc/PID/stat}. */
  static Optional<ProcessRecord> parse(String line) {
    return fields(line)
        .map(
            fields ->
                new ProcessRecord(
                    Long.parseLong(line.substring(0, line.indexOf('(')).trim()),
                    fields.get(START - FIRST_FIELD_AFTER_NAME)));
  }

  /** The fields after the name, which may hold anything; a zombie counts as ended. */
  private static Optional<List<String>> fields(String line) {
    int nameEnd = line.lastIndexOf(')');
    if (line.indexOf('(') < 2 || nameEnd < 0) {
      return Optional.empty();
    }
    List<String> fields = List.of(line.substring(nameEnd + 1).trim().split("\\s+", -1));
    return fields.size() <= START - FIRST_FIELD_AFTER_NAME
            || fields.get(STATE - FIRST_FIELD_AFTER_NAME).equals("Z")
        ? Optional.empty()
        : Optional.of(fields);
  }

  private static Path stat(long pid) {
    return Path.of("/proc", Long.toString(pid), "stat");
  }
}
