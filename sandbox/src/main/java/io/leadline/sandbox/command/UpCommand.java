package io.leadline.sandbox.command;

import io.leadline.sandbox.supervisor.DetachedUp;
import io.leadline.sandbox.supervisor.StackFolder;
import io.leadline.sandbox.supervisor.StackReport;
import io.leadline.sandbox.supervisor.StackSettings;
import io.leadline.sandbox.supervisor.StackUp;
import io.leadline.sandbox.supervisor.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: the whole system on this machine. */
@Command(
    name = "up",
    description = "Start the local stack and keep it running; Ctrl-C stops it.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final String mainClass;

  @Mixin private StackOptions stack = new StackOptions();

  @Option(names = "--fresh", description = "Begin with empty data; keys and tokens stay.")
  private boolean fresh;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Sign up N demo leads when the data is new (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Option(names = "--detach", description = "Return once everything is ready.")
  private boolean detach;

  /**
   * @param mainClass what a detached supervisor runs, with the verb {@code up}
   */
  public UpCommand(Map<String, String> environment, String mainClass) {
    this.environment = Map.copyOf(environment);
    this.mainClass = mainClass;
  }

  @Override
  public Integer call() throws InterruptedException {
    StackFolder folder = stack.folder(environment);
    Terminal terminal = StackOptions.terminal();
    if (detach && folder.supervisor().isEmpty()) {
      return new DetachedUp(folder, System.out).run(mainClass, arguments(folder));
    }
    new StackUp(StackSettings.of(folder.root(), seed, environment), terminal)
        .run(fresh, () -> sayWhere(folder, terminal));
    return 0;
  }

  private List<String> arguments(StackFolder folder) {
    List<String> arguments =
        new ArrayList<>(
            List.of("up", "--data", folder.root().toString(), "--seed", Integer.toString(seed)));
    if (fresh) {
      arguments.add("--fresh");
    }
    return arguments;
  }

  /** The addresses that somebody opens first, then where everything else is. */
  private static void sayWhere(StackFolder folder, Terminal terminal) {
    StackReport report = StackReport.read(folder);
    terminal.say("");
    terminal.say("  Sign-up page    %s/".formatted(report.url("api")));
    terminal.say("  Inbox           %s/".formatted(report.url("simulator")));
    report.temporalUi().ifPresent(url -> terminal.say("  Temporal UI     %s/".formatted(url)));
    terminal.say("");
    report
        .components()
        .forEach(name -> terminal.say("  %-15s %s".formatted(name, report.url(name))));
    terminal.say("  %-15s %s".formatted("operator token", folder.root().resolve("operator-token")));
    terminal.say("  %-15s %s".formatted("logs", folder.logs()));
    terminal.say("");
    terminal.say("  Sign somebody up, press the button in the inbox, then see tomorrow's alerts:");
    terminal.say("    ./leadline lead add you@example.com --query nurse --location 'Austin, TX'");
    terminal.say("    ./leadline alerts run --at $(date -u -d '+1 day' +%FT%TZ)");
    terminal.say("    ./leadline lead timeline you@example.com");
    terminal.say("");
  }
}
