package io.leadline.workers.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.slack.SlackSettings;
import java.time.Duration;

/**
 * Who hears of trouble.
 *
 * @param window how long equal alarms are counted before they are told again
 */
public record AlarmsConfig(SlackSettings slack, Duration window) {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  static AlarmsConfig from(Environment environment) {
    Duration window = environment.duration("LEADLINE_ALARM_WINDOW", WINDOW);
    if (window.isZero()) {
      environment.refuse("LEADLINE_ALARM_WINDOW", "PT0S", "a time longer than zero");
    }
    return new AlarmsConfig(SlackSettings.from(environment), window);
  }
}
