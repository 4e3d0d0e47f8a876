package io.leadline.starter.cli.job;

import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.batch.BadItemException;
import io.leadline.activities.job.chain.ChainReader;
import io.leadline.activities.job.chain.JobChain;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Work of many jobs: batches from a file, and chains. */
public abstract class JobWholeVerbs extends JobActVerbs {
  JobWholeVerbs(Cli cli) {
    super(cli);
  }

  @Command(
      description = "Hand in many items of one kind, one JSON object a line; all of them or none.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job batch verify-address @addresses.jsonl",
      mixinStandardHelpOptions = true)
  public void batch(
      @Parameters(paramLabel = "KIND", description = "See ./leadline job kinds.") String kind,
      @Parameters(paramLabel = "@FILE", description = "JSON lines; @- reads standard input.")
          String file,
      @Option(
              names = "--completion",
              paramLabel = "KIND",
              description = "Job that is submitted with the counts when the last item has ended.")
          @Nullable String completion,
      @Mixin JsonOption json) {
    try (CliJobs jobs = CliJobs.open(cli);
        InputStream lines = open(file)) {
      JobBatch batch = jobs.batches().take(kind, completion, lines);
      if (json.asked()) {
        cli.json(Map.of("id", batch.id(), "kind", batch.kind(), "items", batch.items()));
      } else {
        cli.print(batch.id() + "  " + batch.items() + " items");
      }
    } catch (BadInputException e) {
      throw JobText.refused(e.fields());
    } catch (BadItemException e) {
      throw Exit.usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Exit.failed(file + " cannot be read to its end: " + e.getMessage());
    }
  }

  private static InputStream open(String file) throws IOException {
    String path = file.startsWith("@") ? file.substring(1) : file;
    if (path.equals("-")) {
      return System.in;
    }
    if (!Files.isReadable(Path.of(path))) {
      throw Exit.notFound("There is no file " + path + " that can be read.");
    }
    return Files.newInputStream(Path.of(path));
  }

  @Command(
      description =
          "Hand in steps that follow one another, each with the result of the one before.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline job chain '{\"steps\": [{\"kind\": \"noop\"}, {\"fanOut\":"
            + " [{\"kind\": \"noop\"}, {\"kind\": \"noop\"}]}]}'",
        "  ./leadline job chain @chain.json"
      },
      mixinStandardHelpOptions = true)
  public void chain(
      @Parameters(
              paramLabel = "JSON|@FILE",
              description = "{steps: [{kind, input} or {fanOut: [...]}], onFailure: stop|continue}")
          String steps,
      @Mixin JsonOption json) {
    try (CliJobs jobs = CliJobs.open(cli)) {
      ChainReader wanted = ChainReader.read(JobText.input(steps));
      JobChain chain = jobs.chains().submit(wanted.steps(), wanted.onFailure());
      if (json.asked()) {
        cli.json(Map.of("id", chain.id(), "steps", chain.steps().size()));
      } else {
        cli.print(chain.id());
      }
    } catch (BadInputException e) {
      throw JobText.refused(e.fields());
    }
  }
}
