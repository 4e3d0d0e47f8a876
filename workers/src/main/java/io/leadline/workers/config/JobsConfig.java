package io.leadline.workers.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Loopback;
import io.leadline.activities.direct.TestRecipients;
import io.leadline.activities.job.JobRetention;
import io.leadline.activities.signup.ImportPace;
import io.leadline.activities.signup.SignUpSettings;
import io.leadline.activities.web.AllowedOrigins;

/**
 * What background jobs are told.
 *
 * @param opened origins that feeds and webhooks may reach although they are not on the internet
 * @param simulated whether the provider is the simulator, so that nothing depends on name servers
 * @param retention how long what is written down of them is kept
 * @param imports what holds for leads whose list does not say
 * @param importPace how the first mails of imported leads are spread
 * @param testRecipients where samples of messages may go
 */
public record JobsConfig(
    AllowedOrigins opened,
    boolean simulated,
    JobRetention retention,
    SignUpSettings imports,
    ImportPace importPace,
    TestRecipients testRecipients) {
  static JobsConfig from(Environment environment, MailConfig mail) {
    return new JobsConfig(
        AllowedOrigins.from(environment),
        Loopback.is(mail.address()),
        JobRetention.from(environment),
        SignUpSettings.ofImports(environment),
        ImportPace.from(environment),
        TestRecipients.from(environment));
  }
}
