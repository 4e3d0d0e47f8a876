package io.leadline.sandbox.command;

import io.leadline.sandbox.supervisor.StackSetUp;
import io.leadline.sandbox.supervisor.StackSettings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code setup}: gets the servers without starting them. */
@Command(
    name = "setup",
    description = "Fetch and build the servers of the local stack, once for this user.",
    mixinStandardHelpOptions = true)
public final class SetUpCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private StackOptions stack = new StackOptions();

  public SetUpCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    StackSettings settings = StackSettings.of(stack.folder(environment).root(), 0, environment);
    new StackSetUp(settings, StackOptions.terminal()).prepare();
    return 0;
  }
}
