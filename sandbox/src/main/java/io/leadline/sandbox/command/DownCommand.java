package io.leadline.sandbox.command;

import io.leadline.sandbox.supervisor.StackDown;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: stops the local stack wherever it was started. */
@Command(
    name = "down",
    description = "Stop the local stack; its data stays.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private StackOptions stack = new StackOptions();

  public DownCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws InterruptedException {
    new StackDown(stack.folder(environment), StackOptions.terminal()).run();
    return 0;
  }
}
