package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Supervisor, records and down as real processes; what they run is trivial. */
@Timeout(120)
class StackIT {
  @TempDir Path data;
  private StackFolder folder;
  private final List<Process> supervisors = new ArrayList<>();

  @BeforeEach
  void open() {
    folder = new StackFolder(data).create();
  }

  @AfterEach
  void leaveNothing() {
    supervisors.forEach(Process::destroyForcibly);
    RunningComponent.stopOrphans(folder, Duration.ofSeconds(5));
  }

  @Test
  void stopsEverything_whenAskedTo() throws Exception {
    Up up = up();
    up.readUntil("all ready");
    Set<ProcessHandle> running = processes();
    assertThat(running).hasSize(3);
    assertThat(StackStatus.of(folder).ready()).isTrue();

    down();

    assertThat(running).noneMatch(StackIT::runs);
    assertThat(folder.supervisor()).isEmpty();
    assertThat(StackStatus.of(folder).down()).isTrue();
  }

  @Test
  void findsWhatAKilledSupervisorLeft_andStartsAgainOnTheSameData() throws Exception {
    Up first = up();
    first.readUntil("all ready");
    Set<ProcessHandle> left = processes();
    first.process().destroyForcibly().waitFor();
    assertThat(left).hasSize(3).allMatch(StackIT::runs);
    assertThat(StackStatus.of(folder).components())
        .extracting(StackStatus.ComponentStatus::state)
        .containsOnly("orphaned");

    Up second = up();
    List<String> said = second.readUntil("all ready");

    assertThat(said).contains("Stopped what an earlier stack left running: client, store");
    assertThat(left).noneMatch(StackIT::runs);
    assertThat(data.resolve("store.data")).hasContent("up\nup");
    assertThat(data.resolve("once.data")).hasContent("done");
    assertThat(processes()).hasSize(3).doesNotContainAnyElementsOf(left);
  }

  @Test
  void stopsWhatAKilledSupervisorLeft_evenWhenAMainProcessIsGoneToo() throws Exception {
    Up up = up();
    up.readUntil("all ready");
    Set<ProcessHandle> left = processes();
    up.process().destroyForcibly().waitFor();
    main("store").destroyForcibly();

    down();

    assertThat(left).noneMatch(StackIT::runs);
  }

  @Test
  void startsADeadComponentAgain_andSaysSo() throws Exception {
    Up up = up();
    up.readUntil("all ready");
    ProcessHandle before = main("client");

    before.destroyForcibly();

    assertThat(up.readUntil("client         running again after").getFirst())
        .startsWith("client died (signal 9); starting it again. Log: ");
    assertThat(main("client")).isNotEqualTo(before);
  }

  @Test
  void endsWithAMessage_whenAComponentDiesFiveTimesInAMinute() throws Exception {
    Up up = up();
    up.readUntil("all ready");
    for (int death = 1; death < RestartPolicy.DEATHS; death++) {
      main("client").destroyForcibly();
      up.readUntil("client         running again after");
    }
    main("client").destroyForcibly();

    assertThat(up.process().waitFor()).isNotZero();
    assertThat(up.readUntil("Stopped; data stays in"))
        .anyMatch(line -> line.contains("client died 5 times within a minute"));
    assertThat(folder.running()).isEmpty();
  }

  @Test
  void leavesARunningStackAlone_whenStartedASecondTime() throws Exception {
    Up first = up();
    first.readUntil("all ready");
    Set<ProcessHandle> running = processes();

    Up second = up();

    assertThat(second.readUntil("all ready"))
        .contains("The stack in %s is running already.".formatted(data));
    assertThat(second.process().waitFor()).isZero();
    assertThat(processes()).isEqualTo(running);
  }

  @Test
  void waitsForAStackThatIsBeingSetUp_whenStartedASecondTime() throws Exception {
    Path held = Files.createFile(data.resolve(TrivialStack.HELD));
    up();
    while (folder.supervisor().isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    Up second = up();
    second.readUntil("The stack in %s is being started by another up.".formatted(data));
    Files.delete(held);

    second.readUntil("all ready");
    assertThat(second.process().waitFor()).isZero();
    assertThat(StackStatus.of(folder).ready()).isTrue();
  }

  @Test
  void saysThatTheOtherUpHasEnded_whenItEndsBeforeTheStackIsReady() throws Exception {
    Files.createFile(data.resolve(TrivialStack.HELD));
    Up first = up();
    while (folder.supervisor().isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    Up second = up();
    second.readUntil("The stack in %s is being started by another up.".formatted(data));

    first.process().destroyForcibly().waitFor();

    assertThat(second.process().waitFor()).isNotZero();
    assertThat(second.lines().lines())
        .anyMatch(line -> line.contains("ended before the stack was ready"));
  }

  private Up up() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            TrivialStack.class.getName(),
            data.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.redirectErrorStream(true).start();
    supervisors.add(process);
    return new Up(process, process.inputReader(StandardCharsets.UTF_8));
  }

  private void down() throws InterruptedException {
    new StackDown(folder, new Silent()).run();
  }

  private Set<ProcessHandle> processes() {
    return Stream.of("store", "client")
        .flatMap(name -> folder.processes(name).stream())
        .collect(Collectors.toSet());
  }

  /** The main process of a component; its record follows its start after a moment. */
  private ProcessHandle main(String component) {
    while (true) {
      Optional<ProcessHandle> process =
          ProcessRecord.read(folder.record(component))
              .flatMap(record -> ProcessHandle.of(record.pid()));
      if (process.isPresent()) {
        return process.get();
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** A zombie that nobody collects does not. */
  private static boolean runs(ProcessHandle process) {
    return ProcessRecord.running(process.pid()).isPresent();
  }

  private record Up(Process process, BufferedReader lines) {
    /** What it says up to the first line that begins so. */
    List<String> readUntil(String beginning) throws IOException {
      List<String> read = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read.add(line);
        if (line.startsWith(beginning)) {
          return read;
        }
      }
      throw new AssertionError("ended without '%s': %s".formatted(beginning, read));
    }
  }

  private record Silent() implements StackEvents {
    @Override
    public void say(String line) {}

    @Override
    public void now(String what) {}
  }
}
