package io.leadline.sandbox.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link MongoServerMain} in a Java process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "MongoDB is ready on ";

  private final Process process;
  private final String firstLine;

  private ServerProcess(Process process, String firstLine) {
    this.process = process;
    this.firstLine = firstLine;
  }

  /** Starts it and waits for its first line, on whichever stream. */
  static ServerProcess start(Path folder, int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(MongoServerMain.class.getName());
    command.addAll(List.of("--data", folder.toString(), "--port", String.valueOf(port)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(UTF_8);
    String line = output.readLine();
    while (line != null && line.startsWith("WARNING")) { // of the virtual machine
      line = output.readLine();
    }
    return new ServerProcess(process, line == null ? "" : line);
  }

  String firstLine() {
    return firstLine;
  }

  String uri() {
    if (!firstLine.startsWith(READY)) {
      throw new IllegalStateException("not ready: " + firstLine);
    }
    return firstLine.substring(READY.length(), firstLine.indexOf(','));
  }

  /** It hangs: its connections stay open and nobody answers. */
  void sleep() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  void wake() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-CONT", Long.toString(process.pid())).start().waitFor();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
