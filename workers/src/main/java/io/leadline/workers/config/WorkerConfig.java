package io.leadline.workers.config;

import io.leadline.activities.alert.AlertSettings;
import io.leadline.activities.config.BackendConfig;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.KeyRing;
import io.leadline.activities.config.LifecycleVariables;
import io.leadline.activities.config.Ports;
import io.leadline.activities.config.Secrets;
import io.leadline.activities.job.watch.WatchSettings;
import io.leadline.activities.policy.SendingLimits;
import io.leadline.activities.twilio.TwilioAccount;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.lead.LifecycleSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a worker process is told, read once from the environment. A missing or bad value ends
 * the start with its name and what is expected; {@link #toString} shows no secret.
 *
 * @param texts account that texts are sent through; empty for none
 * @param limits what messages are measured against before they leave
 * @param jobs what background jobs are told beside the rest
 * @param alarms who hears of trouble, and when
 * @param watch what counts as trouble of background work
 * @param linkLife how long a verification link works
 * @param queues in the order of {@link TaskQueues}; only those asked for
 * @param dataKeys of the payload codec
 * @param settleAfter how long a provider's silence about a call is waited for
 * @param grace how long running activities may take after SIGTERM
 */
public record WorkerConfig(
    BackendConfig backends,
    MailConfig mail,
    Optional<TwilioAccount> texts,
    Secrets secrets,
    KeyRing dataKeys,
    LifecycleSettings lifecycle,
    AlertSettings alerts,
    SendingLimits limits,
    JobsConfig jobs,
    AlarmsConfig alarms,
    WatchSettings watch,
    Duration linkLife,
    List<QueueSettings> queues,
    Duration settleAfter,
    Duration grace,
    int metricsPort) {
  private static final Duration SETTLE_AFTER = Duration.ofMinutes(15);
  private static final Duration GRACE = Duration.ofSeconds(20);

  /** Slots of each queue unless {@code LEADLINE_QUEUE_<NAME>_SLOTS} says otherwise. */
  private static final List<QueueSettings> QUEUES =
      List.of(
          new QueueSettings(TaskQueues.LEADS, 40, 0),
          new QueueSettings(TaskQueues.ALERTS, 4, 0),
          new QueueSettings(TaskQueues.EMAIL, 20, 0),
          new QueueSettings(TaskQueues.SMS, 10, 0),
          new QueueSettings(TaskQueues.JOBS_HIGH, 20, 0),
          new QueueSettings(TaskQueues.JOBS_DEFAULT, 50, 0),
          new QueueSettings(TaskQueues.JOBS_LOW, 20, 0));

  /**
   * @param only names of the queues to work on; empty for all of them
   * @throws io.leadline.activities.config.ConfigurationException naming every bad value
   */
  public static WorkerConfig from(Map<String, String> variables, Set<String> only) {
    Environment environment = new Environment(variables);
    WorkerConfig config = read(environment, variables, only);
    environment.check();
    return config;
  }

  static WorkerConfig read(
      Environment environment, Map<String, String> variables, Set<String> only) {
    checkLog(environment);
    MailConfig mail = MailConfig.from(environment);
    return new WorkerConfig(
        BackendConfig.from(environment, variables),
        mail,
        TwilioAccount.from(environment),
        Secrets.from(environment),
        environment.keys("LEADLINE_DATA_KEY"),
        LifecycleVariables.read(environment),
        AlertSettings.from(environment),
        SendingLimits.from(environment),
        JobsConfig.from(environment, mail),
        AlarmsConfig.from(environment),
        WatchSettings.from(environment),
        LifecycleVariables.linkLife(environment),
        queues(environment, only),
        environment.duration("LEADLINE_SETTLE_AFTER", SETTLE_AFTER),
        environment.duration("LEADLINE_GRACE", GRACE),
        Ports.from(environment).workerMetrics());
  }

  /** Read by logback.xml, which would fall silent over an unknown word. */
  private static void checkLog(Environment environment) {
    String log = environment.text("LEADLINE_LOG", "color");
    if (!log.equals("color") && !log.equals("json")) {
      environment.refuse("LEADLINE_LOG", log, "color or json");
    }
  }

  private static List<QueueSettings> queues(Environment environment, Set<String> only) {
    for (String name : only) {
      if (QUEUES.stream().noneMatch(queue -> queue.name().equals(name))) {
        environment.refuse("--queues", name, "some of " + names());
      }
    }
    List<QueueSettings> queues = new ArrayList<>();
    for (QueueSettings queue : QUEUES) {
      String prefix =
          "LEADLINE_QUEUE_" + queue.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
      int slots = environment.number(prefix + "SLOTS", queue.slots(), 1, 1000);
      int rate = environment.number(prefix + "RATE", queue.ratePerSecond(), 0, 100_000);
      if (only.isEmpty() || only.contains(queue.name())) {
        queues.add(new QueueSettings(queue.name(), slots, rate));
      }
    }
    return List.copyOf(queues);
  }

  private static String names() {
    return String.join(", ", QUEUES.stream().map(QueueSettings::name).toList());
  }
}
