package io.leadline.starter.cli;

import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.config.Lazy;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.starter.Backends;
import io.leadline.starter.Ports;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. The module {@code sandbox} adds the verbs of the local stack to it. */
@Command(
    name = "leadline",
    description =
        "Job alerts by mail and text: leads, postings, alerts, schedules, background jobs.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer =
        "  ./leadline lead add ada@example.com --query \"registered nurse\" --location \"Austin,"
            + " TX\"",
    mixinStandardHelpOptions = true,
    version = "Leadline 0.1.0")
public final class LeadlineCli implements Runnable {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces and more log lines.")
  boolean debug;

  @Spec @Nullable CommandSpec spec;

  /**
   * The whole command line over these settings.
   *
   * @param added further top-level verbs
   */
  public static CommandLine commandLine(Cli cli, List<Function<Cli, Object>> added) {
    CommandLine line = new CommandLine(new LeadlineCli());
    Verbs.of(cli).forEach(line::addSubcommand);
    added.forEach(verb -> line.addSubcommand(verb.apply(cli)));
    line.setOut(cli.out());
    line.setErr(cli.err());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(cli.terminal() ? Ansi.ON : Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // @FILE is a value of ours, not a file with further arguments.
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(cli.terminal());
    line.setExecutionExceptionHandler((failure, command, parsed) -> fail(cli, failure, parsed));
    line.setParameterExceptionHandler(LeadlineCli::misused);
    return line;
  }

  /**
   * Runs one command line of this process.
   *
   * @param backends opens what the commands talk to
   * @param jobsHere runs jobs in this process
   * @param added further top-level verbs
   * @return the exit code
   */
  public static int run(
      String[] arguments,
      Function<Map<String, String>, Ports> backends,
      JobsHere jobsHere,
      List<Function<Cli, Object>> added) {
    boolean debug = List.of(arguments).contains("--debug");
    System.setProperty("leadline.log.level", debug ? "DEBUG" : LogLevel.of(arguments));
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    Map<String, String> settings = System.getenv();
    Lazy<Ports> opened = new Lazy<>(() -> backends.apply(settings));
    try {
      Cli cli = new Cli(settings, InstantSource.system(), out, err, terminal(), opened, jobsHere);
      return commandLine(cli, added).execute(arguments);
    } catch (ConfigurationException e) {
      err.println(e.getMessage());
      return Exit.USAGE;
    } finally {
      Ports used = opened.ifMade();
      if (used != null) {
        used.close();
      }
      out.flush();
      err.flush();
    }
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, Backends::new, JobsHere.NOWHERE, List.of()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec().commandLine(), "Which verb?");
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    return spec;
  }

  private static int misused(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(misuse.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(misuse, err)) {
      command.usage(err);
    }
    return Exit.USAGE;
  }

  private static int fail(Cli cli, Exception failure, ParseResult parsed) {
    if (debugAsked(parsed)) {
      failure.printStackTrace(cli.err());
    }
    return switch (failure) {
      case Exit.Because known -> {
        cli.say(cli.bad(String.valueOf(known.getMessage())));
        yield known.code();
      }
      case BackendUnavailableException away -> {
        cli.say(cli.bad(String.valueOf(away.getMessage())));
        cli.say("Is it running? ./leadline status tells; ./leadline doctor says what to do.");
        yield Exit.BACKEND_AWAY;
      }
      case ConfigurationException refused -> {
        cli.say(cli.bad(String.valueOf(refused.getMessage())));
        yield Exit.USAGE;
      }
      default -> {
        cli.say(cli.bad("Failed: " + words(failure)));
        cli.say("--debug shows where.");
        yield Exit.FAILED;
      }
    };
  }

  private static boolean debugAsked(ParseResult parsed) {
    return parsed.commandSpec().root().userObject() instanceof LeadlineCli root && root.debug;
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** The launcher has looked, since a JVM cannot tell for its standard output alone. */
  private static boolean terminal() {
    return Boolean.getBoolean("leadline.tty") && System.getenv("NO_COLOR") == null;
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
