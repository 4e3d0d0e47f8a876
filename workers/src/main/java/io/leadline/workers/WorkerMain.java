package io.leadline.workers;

import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.job.queue.QueueReporter;
import io.leadline.activities.template.UnusableTemplateException;
import io.leadline.workers.config.WorkerConfig;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker process: {@code ./leadline worker [--queues leads,alerts,email]}. */
public final class WorkerMain {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
  private static final int WRONG_USAGE = 2;

  private WorkerMain() {}

  /** Runs until SIGTERM; ends with 2 when settings or templates cannot be used. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      run(WorkerConfig.from(System.getenv(), queues(arguments)));
    } catch (ConfigurationException | UnusableTemplateException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
    }
  }

  private static Set<String> queues(String[] arguments) {
    if (arguments.length == 0) {
      return Set.of();
    }
    if (arguments.length == 2 && arguments[0].equals("--queues")) {
      return Arrays.stream(arguments[1].split(",", -1))
          .map(String::strip)
          .collect(Collectors.toUnmodifiableSet());
    }
    System.err.println("usage: worker [--queues NAME,NAME...]");
    System.exit(WRONG_USAGE);
    return Set.of();
  }

  private static void run(WorkerConfig config) throws IOException, InterruptedException {
    LOG.info("starting with {}", config);
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicReference<WorkerProcess> running = new AtomicReference<>();
    ProcessMetrics metrics =
        new ProcessMetrics(
            config.metricsPort(),
            () -> {
              WorkerProcess process = running.get();
              return process != null && process.isConnected();
            });
    Wiring wiring = new Wiring(config, metrics.registry());
    WorkerProcess process = new WorkerProcess(config, wiring, metrics);
    SettlementLoop settlement = new SettlementLoop(wiring.settlement(), config.settleAfter());
    QueueReporter queues = wiring.backgroundJobs().reporter();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  settlement.close();
                  process.close();
                  queues.close();
                  wiring.close();
                  metrics.close();
                  stopped.countDown();
                },
                "stop"));
    process.start();
    running.set(process);
    settlement.start();
    wiring.alarms().start();
    queues.start();
    stopped.await();
  }
}
