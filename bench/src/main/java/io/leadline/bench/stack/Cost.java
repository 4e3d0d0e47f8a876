package io.leadline.bench.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the processes of a stack take of the machine, from the books of Linux. */
public final class Cost {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;

  private final Map<String, Long> processes = new LinkedHashMap<>();
  private Map<String, Double> before = Map.of();

  /** Of a stack that is up, and of this process, which plays its clients. */
  public Cost(OwnStack stack) {
    processes.put("clients", ProcessHandle.current().pid());
    processes.putAll(stack.processes());
  }

  /** Counts from here on. */
  public void mark() {
    before = cpuSeconds();
  }

  /** Microseconds of processor time per job since {@link #mark}. */
  public ObjectNode cpuMicrosPerJob(long jobs) {
    ObjectNode each = OwnStack.JSON.createObjectNode();
    cpuSeconds()
        .forEach(
            (name, seconds) ->
                each.put(
                    name, Math.round((seconds - before.getOrDefault(name, 0.0)) * 1e6 / jobs)));
    return each;
  }

  private Map<String, Double> cpuSeconds() {
    Map<String, Double> each = new LinkedHashMap<>();
    processes.forEach(
        (name, pid) -> each.put(name, family(pid).map(Cost::ticks).sum() / TICKS_PER_SECOND));
    return each;
  }

  /** Elasticsearch is the child of a script; this process has stacks for children, not costs. */
  private static LongStream family(long pid) {
    return pid == ProcessHandle.current().pid()
        ? LongStream.of(pid)
        : LongStream.concat(
            LongStream.of(pid),
            ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid));
  }

  private static long ticks(long pid) {
    String[] fields = read(pid, "stat").replaceFirst(".*\\) ", "").split(" ", -1);
    return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
  }

  /** Resident now, in MB, of each process that is ours. */
  public ObjectNode residentMb(String... names) {
    ObjectNode each = OwnStack.JSON.createObjectNode();
    Stream.of(names).forEach(name -> each.put(name, residentMb(name)));
    return each;
  }

  private long residentMb(String name) {
    return family(processes.getOrDefault(name, 0L))
            .boxed()
            .flatMap(pid -> read(pid, "status").lines())
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
