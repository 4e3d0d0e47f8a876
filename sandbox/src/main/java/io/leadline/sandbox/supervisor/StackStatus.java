package io.leadline.sandbox.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What runs of the stack of one data folder, as {@code ./leadline status} prints it.
 *
 * @param ready whether the supervisor runs and every component serves requests
 * @param temporalBinary the program of the Temporal server, null when the user has a server
 */
public record StackStatus(
    boolean ready,
    boolean supervised,
    Path dataDir,
    @org.jspecify.annotations.Nullable String temporalBinary,
    List<ComponentStatus> components) {

  /**
   * One component.
   *
   * @param pid of its main process, null when it does not run or is not ours
   * @param rssMb resident memory with its children, in megabytes
   */
  public record ComponentStatus(
      String name,
      String state,
      String url,
      @org.jspecify.annotations.Nullable Long pid,
      @org.jspecify.annotations.Nullable Long rssMb) {}

  /** Looks at the folder and at the processes now. */
  public static StackStatus of(StackFolder folder) {
    StackReport report = StackReport.read(folder);
    boolean supervised = folder.supervisor().isPresent();
    List<ComponentStatus> components =
        report.components().stream()
            .map(name -> component(folder, report, name, supervised))
            .toList();
    String binary = report.temporalBinary();
    return new StackStatus(
        supervised && report.ready() && allReady(components),
        supervised,
        folder.root(),
        binary.isEmpty() ? null : binary,
        components);
  }

  /** Whether nothing of this stack runs. */
  public boolean down() {
    return !supervised && components.stream().allMatch(component -> component.pid() == null);
  }

  private static boolean allReady(List<ComponentStatus> components) {
    return components.stream()
        .allMatch(component -> component.state().equals(ComponentState.READY.toString()));
  }

  private static ComponentStatus component(
      StackFolder folder, StackReport report, String name, boolean supervised) {
    List<ProcessHandle> processes = folder.processes(name);
    ComponentState told = report.state(name);
    ComponentState state =
        supervised ? told : processes.isEmpty() ? ComponentState.STOPPED : ComponentState.ORPHANED;
    Long pid =
        processes.isEmpty()
            ? null
            : ProcessRecord.read(folder.record(name)).map(ProcessRecord::pid).orElse(null);
    return new ComponentStatus(
        name, state.toString(), report.url(name), pid, pid == null ? null : megabytes(processes));
  }

  private static long megabytes(List<ProcessHandle> processes) {
    return processes.stream().mapToLong(process -> kilobytes(process.pid())).sum() / 1024;
  }

  private static long kilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
