package io.leadline.sandbox;

import io.leadline.sandbox.command.DownCommand;
import io.leadline.sandbox.command.SetUpCommand;
import io.leadline.sandbox.command.StatusCommand;
import io.leadline.sandbox.command.UpCommand;
import io.leadline.sandbox.stack.SetUpException;
import io.leadline.sandbox.supervisor.UnreachableBackend;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./leadline VERB} runs: the commands of the local stack and those of the product. */
public final class Main {
  private static final int FAILED = 1;
  private static final int UNREACHABLE = 4;

  private Main() {}

  @Command(
      name = "leadline",
      description = "Durable lead lifecycles and background jobs for job boards.",
      mixinStandardHelpOptions = true,
      subcommands = CommandLine.HelpCommand.class)
  private static final class Root {}

  public static void main(String[] arguments) {
    System.exit(commands(System.getenv()).execute(arguments));
  }

  /** All commands, as they run with these variables. */
  static CommandLine commands(Map<String, String> environment) {
    return new CommandLine(new Root())
        .addSubcommand(new UpCommand(environment, Main.class.getName()))
        .addSubcommand(new DownCommand(environment))
        .addSubcommand(new StatusCommand(environment, System.out, System.err))
        .addSubcommand(new SetUpCommand(environment))
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, environment));
  }

  private static int explain(Exception failure, Map<String, String> environment) throws Exception {
    if (!(failure instanceof SetUpException) || environment.containsKey("LEADLINE_DEBUG")) {
      throw failure;
    }
    System.err.println(failure.getMessage());
    return failure instanceof UnreachableBackend ? UNREACHABLE : FAILED;
  }
}
