package io.leadline.starter.cli.verb;

import io.leadline.starter.ApiProcess;
import io.leadline.starter.cli.Cli;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code api}: the HTTP process, until it is told to stop. */
@Command(
    name = "api",
    description = {
      "Run the HTTP API and the public pages until SIGTERM.",
      "Set by environment: LEADLINE_HOST, LEADLINE_PORT_BASE, LEADLINE_PUBLIC_URL,",
      "LEADLINE_OPERATOR_TOKEN, LEADLINE_SECRET_KEY, LEADLINE_HASH_KEY, LEADLINE_DATA_KEY, ..."
    },
    footerHeading = "%nExample:%n",
    footer = "  LEADLINE_PORT_BASE=9000 ./leadline api",
    mixinStandardHelpOptions = true)
public final class ApiVerb implements Callable<Integer> {
  private final Cli cli;

  public ApiVerb(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws InterruptedException {
    ApiProcess api = ApiProcess.start(cli.settings(), cli.ports(), cli.clock());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  api.close();
                  cli.ports().close();
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
    return 0;
  }
}
