package io.leadline.workers.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Loopback;
import io.leadline.activities.web.AllowedOrigins;

/**
 * What background jobs are told.
 *
 * @param opened origins that feeds and webhooks may reach although they are not on the internet
 * @param simulated whether the provider is the simulator, so that nothing depends on name servers
 */
public record JobsConfig(AllowedOrigins opened, boolean simulated) {
  static JobsConfig from(Environment environment) {
    return new JobsConfig(
        AllowedOrigins.from(environment), Loopback.is(environment.text("SENDGRID_BASE_URL", "")));
  }
}
