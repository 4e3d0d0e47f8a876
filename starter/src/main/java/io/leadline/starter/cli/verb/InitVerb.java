package io.leadline.starter.cli.verb;

import io.leadline.starter.Setup;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.JsonOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code init}: makes what the backends need, as often as you like. */
@Command(
    name = "init",
    description = {
      "Create what is missing in the backends: search attributes and schedules in Temporal,",
      "indexes in MongoDB, template and alias in Elasticsearch, the provider's mail template.",
      "Safe to repeat."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./leadline init",
    mixinStandardHelpOptions = true)
public final class InitVerb implements Runnable {
  private final Cli cli;

  @Mixin private JsonOption json = new JsonOption();

  public InitVerb(Cli cli) {
    this.cli = cli;
  }

  @Override
  public void run() {
    List<Setup.Step> done =
        new Setup(cli.ports(), cli.settings())
            .run(step -> cli.say(step.name() + ": " + step.detail()));
    if (json.asked()) {
      cli.json(done);
    } else {
      cli.print("Ready.");
    }
  }
}
