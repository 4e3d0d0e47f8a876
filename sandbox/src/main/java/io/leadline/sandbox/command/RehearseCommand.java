package io.leadline.sandbox.command;

import io.leadline.sandbox.rehearsal.Rehearsal;
import io.leadline.sandbox.rehearsal.Transcript;
import io.leadline.sandbox.rehearsal.TranscriptText;
import io.leadline.sandbox.rehearsal.script.Script;
import io.leadline.sandbox.rehearsal.script.ScriptException;
import io.leadline.sandbox.rehearsal.script.ScriptReader;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rehearse}: one lead's whole life in virtual time, without any server. */
@Command(
    name = "rehearse",
    description = "Live one lead's whole life in virtual time; print what happens and why.",
    footerHeading = "%nA script has one sentence a line; # begins a comment. Possible are:%n",
    mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {
  private static final int LONGEST = 1000;
  private static final String STANDARD_INPUT = "-";

  private final Cli cli;
  private final InputStream in;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "How long, from 1 to " + LONGEST + " days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "What the lead does, - for standard input (default: " + Script.DEFAULT + ").")
  private @Nullable String file;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      defaultValue = "2027-03-01",
      description = "Day of the sign-up (default: ${DEFAULT-VALUE}).")
  private LocalDate start = LocalDate.EPOCH;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another life of the same kind (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json = new JsonOption();

  /**
   * @param in what {@code --script -} reads
   */
  public RehearseCommand(Cli cli, InputStream in) {
    this.cli = cli;
    this.in = in;
  }

  @Spec
  void explain(CommandSpec spec) {
    List<String> possible =
        ScriptReader.possible().stream()
            .map(line -> "  %-46s %s".formatted(line.example(), line.meaning()))
            .toList();
    spec.usageMessage().footer(possible.toArray(String[]::new));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (days < 1 || days > LONGEST) {
      throw Exit.usage("--days must be from 1 to %d.".formatted(LONGEST));
    }
    long began = cli.clock().millis();
    Transcript transcript =
        Rehearsal.run(new Rehearsal.Plan(script(), days, start, seed), this::progress);
    progress(0);
    if (json.asked()) {
      cli.json(transcript);
    } else {
      new TranscriptText(this::painted).of(transcript).forEach(cli::print);
    }
    cli.say("%d days in %.1f s".formatted(days, (cli.clock().millis() - began) / 1000.0));
    return Exit.DONE;
  }

  private Script script() {
    try {
      return ScriptReader.read(file == null ? Script.DEFAULT : text(file));
    } catch (ScriptException e) {
      throw Exit.usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Exit.usage("The script %s cannot be read: %s".formatted(file, e));
    }
  }

  private String text(String name) throws IOException {
    return name.equals(STANDARD_INPUT)
        ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(Path.of(name));
  }

  private void progress(int day) {
    if (cli.terminal()) {
      cli.err().print(day == 0 ? "\r\u001b[K" : "\rday %d of %d".formatted(day, days));
      cli.err().flush();
    }
  }

  private String painted(String text, TranscriptText.Mark mark) {
    return switch (mark) {
      case HEADING -> cli.bold(text);
      case LEAD -> cli.good(text);
      case LIFE -> cli.bold(text);
      case SOFT -> cli.soft(text);
    };
  }
}
