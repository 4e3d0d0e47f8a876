package io.leadline.sandbox.command;

import io.leadline.sandbox.provider.SimulatorMain;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code sandbox}: the provider simulator with its inbox as one process in the foreground. */
@Command(
    name = "sandbox",
    description = "Run the provider simulator and its inbox until SIGTERM.",
    mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    SimulatorMain.main(new String[0]);
    new CountDownLatch(1).await();
    return 0;
  }
}
