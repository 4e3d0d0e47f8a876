package io.leadline.sandbox;

import io.leadline.sandbox.command.DownCommand;
import io.leadline.sandbox.command.RehearseCommand;
import io.leadline.sandbox.command.SandboxCommand;
import io.leadline.sandbox.command.SetUpCommand;
import io.leadline.sandbox.command.StatusCommand;
import io.leadline.sandbox.command.UpCommand;
import io.leadline.sandbox.command.WorkerCommand;
import io.leadline.sandbox.stack.SetUpException;
import io.leadline.sandbox.supervisor.UnreachableBackend;
import io.leadline.starter.Backends;
import io.leadline.starter.cli.LeadlineCli;
import io.leadline.workers.JobsOnce;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./leadline VERB} runs: the commands of the local stack and those of the product. */
public final class Main {
  private static final int FAILED = 1;
  private static final int UNREACHABLE = 4;

  /** Verbs that must work before anything runs, and whose process stays small. */
  private static final Set<String> STACK = Set.of("up", "down", "status", "setup");

  private Main() {}

  @Command(name = "leadline", mixinStandardHelpOptions = true)
  private static final class Root {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    if (arguments.length > 0 && arguments[0].equals("rehearse")) {
      System.setProperty("leadline.log.temporal", "ERROR");
    }
    System.exit(
        arguments.length > 0 && STACK.contains(arguments[0])
            ? stack(environment).execute(arguments)
            : LeadlineCli.run(
                arguments,
                Backends::new,
                JobsOnce::run,
                List.of(
                    cli -> up(environment),
                    cli -> new DownCommand(environment),
                    cli -> status(environment),
                    cli -> new SetUpCommand(environment),
                    cli -> new WorkerCommand(),
                    cli -> new SandboxCommand(),
                    cli -> new RehearseCommand(cli, System.in))));
  }

  /** The commands of the stack alone, without loading those of the product. */
  private static CommandLine stack(Map<String, String> environment) {
    return new CommandLine(new Root())
        .addSubcommand(up(environment))
        .addSubcommand(new DownCommand(environment))
        .addSubcommand(status(environment))
        .addSubcommand(new SetUpCommand(environment))
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
  }

  private static UpCommand up(Map<String, String> environment) {
    return new UpCommand(environment, Main.class.getName());
  }

  private static StatusCommand status(Map<String, String> environment) {
    return new StatusCommand(environment, System.out, System.err);
  }

  private static int explain(Exception failure) throws Exception {
    if (!(failure instanceof SetUpException)) {
      throw failure;
    }
    System.err.println(failure.getMessage());
    return failure instanceof UnreachableBackend ? UNREACHABLE : FAILED;
  }
}
