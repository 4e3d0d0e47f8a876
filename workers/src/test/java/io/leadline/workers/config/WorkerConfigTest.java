package io.leadline.workers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.AlertSettings;
import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.config.Environment;
import io.leadline.workflows.lead.LifecycleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerConfigTest {
  private static final String KEY = "k1:" + "A".repeat(43) + "=";
  private static final Map<String, String> LEAST =
      Map.of(
          "SENDGRID_API_KEY",
          "SG.secretsecret",
          "LEADLINE_MAIL_FROM",
          "Job board <jobs@example.com>",
          "LEADLINE_POSTAL_ADDRESS",
          "1 Main St, Austin, TX 78701",
          "LEADLINE_SECRET_KEY",
          KEY,
          "LEADLINE_HASH_KEY",
          "A".repeat(43) + "=",
          "LEADLINE_DATA_KEY",
          KEY);

  @Test
  void hasDefaultsForEverythingThatIsNotSecret() {
    WorkerConfig config = WorkerConfig.from(LEAST, Set.of());

    assertThat(config.lifecycle()).isEqualTo(LifecycleSettings.DEFAULTS);
    assertThat(config.alerts()).isEqualTo(AlertSettings.DEFAULTS);
    assertThat(config.grace()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.settleAfter()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.metricsPort()).isEqualTo(9464);
    assertThat(config.backends().mongoUri()).isEqualTo("mongodb://127.0.0.1:27017");
    assertThat(config.backends().temporal()).containsEntry("TEMPORAL_ADDRESS", "127.0.0.1:7233");
    assertThat(config.queues())
        .extracting(QueueSettings::name)
        .containsExactly(
            "leads", "alerts", "email", "sms", "jobs-high", "jobs-default", "jobs-low");
    assertThat(config.queues())
        .filteredOn(QueueSettings::isOfJobs)
        .extracting(QueueSettings::slots)
        .containsExactly(20, 50, 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SENDGRID_API_KEY",
        "LEADLINE_MAIL_FROM",
        "LEADLINE_POSTAL_ADDRESS",
        "LEADLINE_SECRET_KEY",
        "LEADLINE_HASH_KEY",
        "LEADLINE_DATA_KEY"
      })
  void namesWhatIsMissing(String name) {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.remove(name);

    assertThatThrownBy(() -> WorkerConfig.from(variables, Set.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(name + " is missing; expected ");
  }

  @ParameterizedTest
  @CsvSource({
    "LEADLINE_LOG, xml",
    "LEADLINE_GRACE, 20",
    "LEADLINE_QUEUE_EMAIL_SLOTS, 0",
    "LEADLINE_QUEUE_LEADS_RATE, fast",
    "LEADLINE_LIFECYCLE_VERIFY_GIVE_UP, PT1H",
    "LEADLINE_LIFECYCLE_RESENDS_PER_DAY, -1",
    "LEADLINE_ALERT_TIME, morning",
    "LEADLINE_ALERT_MOST, 21",
    "LEADLINE_ALERT_LEAST, 0",
    "LEADLINE_SMS_TIME, 25:00",
    "LEADLINE_SMS_WINDOW, 19:00-10:00",
    "LEADLINE_SMS_SUNDAYS, noon",
    "LEADLINE_EMAIL_PROVIDER, pigeon",
    "SMTP_SERVICE, pigeon",
    "SENDGRID_RENDERING, there",
    "SES_CONFIGURATION_SET, two words",
    "LEADLINE_EMAIL_RATE, fast",
    "LEADLINE_EMAIL_CALLS, 2",
    "LEADLINE_SMS_RATE, 0/s",
    "LEADLINE_DOMAIN_RATES, gmail.com",
    "LEADLINE_EMAIL_PER_WEEK, -1",
    "LEADLINE_WARM_UP, maybe",
    "LEADLINE_WARM_UP_FIRST_DAY, 0",
    "LEADLINE_COMPLAINTS_SLOW, 0",
    "LEADLINE_BOUNCES_STOP, 1",
    "LEADLINE_PORT_BASE, 99999",
    "ELASTICSEARCH_URL, localhost",
    "SLACK_WEBHOOK_URL, http://hooks.example.com/x",
    "SLACK_ESCALATION_USER, ada",
    "LEADLINE_ALARM_WINDOW, PT0S",
    "LEADLINE_WATCH_BACKLOG, many",
    "LEADLINE_DATA_KEY, nonsense"
  })
  void refusesWhatCannotBeUsed_byName(String name, String value) {
    assertThatThrownBy(() -> WorkerConfig.from(with(name, value), Set.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "LEADLINE_LIFECYCLE_VERIFY_REMINDER, PT1M",
    "LEADLINE_LIFECYCLE_VERIFY_GIVE_UP, P9D",
    "LEADLINE_LIFECYCLE_CLOSED_KEPT, P1D",
    "LEADLINE_LIFECYCLE_NEVER_VERIFIED_KEPT, P2D",
    "LEADLINE_LIFECYCLE_RESENDS_PER_DAY, 7",
    "LEADLINE_LIFECYCLE_RESENDS_IN_ALL, 17",
    "LEADLINE_ALERT_TIME, 07:30",
    "LEADLINE_ALERT_JITTER, PT5M",
    "LEADLINE_ALERT_MIN_GAP, PT20H",
    "LEADLINE_ALERT_CATCH_UP, PT2H",
    "LEADLINE_ALERT_MOST, 20",
    "LEADLINE_ALERT_LEAST, 3",
    "LEADLINE_ALERT_PER_COMPANY, 1",
    "LEADLINE_SMS_TIME, 11:00",
    "LEADLINE_SMS_WINDOW, 11:00-17:30",
    "LEADLINE_SMS_SUNDAYS, 13:00-17:00",
    "LEADLINE_EMAIL_RATE, 100/s",
    "LEADLINE_EMAIL_CALLS, 2/s",
    "LEADLINE_SMS_RATE, 30/min",
    "LEADLINE_SLOWED_RATE, 1/s",
    "LEADLINE_DOMAIN_RATES, gmail.com=20000",
    "LEADLINE_EMAIL_PER_WEEK, 7",
    "LEADLINE_SMS_PER_WEEK, 0",
    "LEADLINE_WARM_UP, off",
    "LEADLINE_WARM_UP_FIRST_DAY, 50",
    "LEADLINE_WARM_UP_GROWTH, 100",
    "LEADLINE_WARM_UP_DAYS, 14",
    "LEADLINE_COMPLAINTS_SLOW, 0.2",
    "LEADLINE_COMPLAINTS_STOP, 0.5",
    "LEADLINE_BOUNCES_SLOW, 3",
    "LEADLINE_BOUNCES_STOP, 9",
    "LEADLINE_RATES_SAMPLE, 1000",
    "LEADLINE_QUEUE_LEADS_SLOTS, 7",
    "LEADLINE_QUEUE_ALERTS_RATE, 7",
    "LEADLINE_QUEUE_JOBS_HIGH_SLOTS, 7",
    "LEADLINE_QUEUE_JOBS_LOW_RATE, 7",
    "LEADLINE_SETTLE_AFTER, PT1S",
    "LEADLINE_GRACE, PT1S",
    "LEADLINE_PORT_BASE, 20000",
    "LEADLINE_PUBLIC_URL, https://jobs.example.com",
    "LEADLINE_BRAND, Nurses",
    "LEADLINE_TEMPLATE_DIR, templates",
    "LEADLINE_TEST_RECIPIENTS, 'ada@example.com, +15125550100'",
    "SENDGRID_BASE_URL, http://127.0.0.1:1",
    "SMTP_SERVICE, ses",
    "SENDGRID_RENDERING, sendgrid",
    "SES_CONFIGURATION_SET, leads",
    "MONGODB_URI, mongodb://db:1",
    "ELASTICSEARCH_URL, http://search:1",
    "ELASTICSEARCH_API_KEY, abc",
    "SLACK_WEBHOOK_URL, https://hooks.slack.com/services/T/B/x",
    "SLACK_BOT_TOKEN, xoxb-1",
    "SLACK_CHANNEL, '#alerts'",
    "SLACK_ESCALATION_USER, U012AB3CD",
    "SLACK_BASE_URL, http://127.0.0.1:1",
    "LEADLINE_ALARM_WINDOW, PT1M",
    "LEADLINE_WATCH_WAIT_HIGH, PT1M",
    "LEADLINE_WATCH_WAIT_DEFAULT, PT1M",
    "LEADLINE_WATCH_WAIT_LOW, PT1M",
    "LEADLINE_WATCH_BACKLOG, 7",
    "LEADLINE_WATCH_DEAD_LETTERS, 7",
    "LEADLINE_WATCH_NOTHING_DONE, PT1M",
    "LEADLINE_WATCH_SCHEDULE_LATE, PT1M",
    "TEMPORAL_NAMESPACE, leads"
  })
  void readsEachVariable(String name, String value) {
    WorkerConfig usual = WorkerConfig.from(LEAST, Set.of());

    WorkerConfig other = WorkerConfig.from(with(name, value), Set.of());

    assertThat(other)
        .usingRecursiveComparison()
        .ignoringFields("secrets", "dataKeys")
        .isNotEqualTo(usual);
  }

  @Test
  void saysOnceWhatIsWrongWithTheProvider() {
    assertThatThrownBy(() -> WorkerConfig.from(with("LEADLINE_EMAIL_PROVIDER", "pigeon"), Set.of()))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            wrong ->
                assertThat(String.valueOf(wrong.getMessage()).split("LEADLINE_EMAIL_PROVIDER", -1))
                    .hasSize(2));
  }

  @Test
  void warmsUpOnlyWhereSomebodyIsMailed_unlessToldTo() {
    assertThat(WorkerConfig.from(LEAST, Set.of()).limits().warmUp().applies()).isTrue();
    Map<String, String> simulated = with("SENDGRID_BASE_URL", "http://127.0.0.1:8025/sendgrid");
    assertThat(WorkerConfig.from(simulated, Set.of()).limits().warmUp().applies()).isFalse();
    simulated.put("LEADLINE_WARM_UP", "on");
    assertThat(WorkerConfig.from(simulated, Set.of()).limits().warmUp().applies()).isTrue();
  }

  @Test
  void worksOnlyOnTheQueuesAskedFor_andKnowsTheirNames() {
    assertThat(WorkerConfig.from(LEAST, Set.of("email")).queues())
        .extracting(QueueSettings::name)
        .containsExactly("email");
    assertThatThrownBy(() -> WorkerConfig.from(LEAST, Set.of("mail")))
        .hasMessageContaining("leads, alerts, email");
  }

  @Test
  void sendsNoTextsWithoutAnAccount_andNamesWhatOneNeeds() {
    assertThat(WorkerConfig.from(LEAST, Set.of()).texts()).isEmpty();
    assertThatThrownBy(() -> WorkerConfig.from(with("TWILIO_ACCOUNT_SID", "AC1"), Set.of()))
        .hasMessageContaining("TWILIO_AUTH_TOKEN is missing")
        .hasMessageContaining("TWILIO_FROM is missing");
    Map<String, String> variables = with("TWILIO_ACCOUNT_SID", "AC1");
    variables.put("TWILIO_AUTH_TOKEN", "secrettoken");
    variables.put("TWILIO_FROM", "+15125550100");
    WorkerConfig config = WorkerConfig.from(variables, Set.of());
    assertThat(config.texts())
        .hasValueSatisfying(
            account -> assertThat(account.baseUrl()).isEqualTo("https://api.twilio.com"));
    assertThat(config.toString()).doesNotContain("secrettoken");
    variables.put("TWILIO_FROM", "Leadline");
    assertThatThrownBy(() -> WorkerConfig.from(variables, Set.of()))
        .hasMessageContaining("TWILIO_FROM=Leadline");
  }

  @Test
  void showsNoSecret() {
    assertThat(WorkerConfig.from(LEAST, Set.of()).toString())
        .doesNotContain("secretsecret", "AAAA");
  }

  @Test
  void documentationListsExactlyWhatIsRead_withItsDefaults() throws IOException {
    Environment environment = new Environment(LEAST);
    WorkerConfig.read(environment, LEAST, Set.of());

    Map<String, String> documented = documented();

    assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(environment.asked());
    documented.forEach(
        (name, usual) -> {
          if (!usual.isEmpty()) {
            assertThat(WorkerConfig.from(with(name, usual), Set.of()))
                .as(name)
                .usingRecursiveComparison()
                .isEqualTo(WorkerConfig.from(LEAST, Set.of()));
          }
        });
  }

  /** Variable and default of each row that the worker reads. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/configuration.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 6 && cells[1].contains("`") && cells[4].contains("worker")) {
        String usual = cells[2].strip();
        rows.put(
            cells[1].strip().replace("`", ""), usual.startsWith("`") ? usual.replace("`", "") : "");
      }
    }
    return rows;
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.put(name, value);
    return variables;
  }
}
