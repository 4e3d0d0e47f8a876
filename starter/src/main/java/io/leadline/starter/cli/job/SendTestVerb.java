package io.leadline.starter.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.starter.Json;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code templates send-test}: a sample of a message for an address that is set apart for tests.
 */
@Command(
    name = "send-test",
    description = "Send a sample to an address or number in LEADLINE_TEST_RECIPIENTS.",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline templates send-test alert --to me@example.com --here",
    mixinStandardHelpOptions = true)
public final class SendTestVerb implements Runnable {
  private final Cli cli;

  @Parameters(paramLabel = "MESSAGE", description = "Such as alert; see templates preview.")
  private String message = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ADDRESS",
      description = "An address, or a number for a text.")
  private String to = "";

  @Option(names = "--here", description = "Send it in this process and wait for the outcome.")
  private boolean here;

  @Mixin private JsonOption json = new JsonOption();

  public SendTestVerb(Cli cli) {
    this.cli = cli;
  }

  @Override
  public void run() {
    ObjectNode wish = Json.mapper().createObjectNode().put("kind", "send-test-message");
    wish.putObject("input").put("message", message).put("to", to);
    new Submission(cli, json).submit(wish, here);
  }
}
