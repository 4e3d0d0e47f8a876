package io.leadline.starter.config;

import io.leadline.activities.alert.AlertSettings;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.LifecycleVariables;
import io.leadline.activities.config.Secrets;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.signup.ImportPace;
import io.leadline.activities.signup.SignUpSettings;
import io.leadline.activities.twilio.TwilioAccount;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LifecycleSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the features of the starter are told, apart from where the backends are.
 *
 * @param linkLife how long a verification link works
 * @param humans how people are told from machines
 * @param importPace how the first mails of an import are spread
 * @param channels those that messages can leave by
 */
public record FeatureConfig(
    Secrets secrets,
    SignUpSettings signUp,
    LifecycleSettings lifecycle,
    AlertSettings alerts,
    Duration linkLife,
    HumanRules humans,
    ImportPace importPace,
    Set<Channel> channels) {
  public static FeatureConfig from(Environment environment) {
    return new FeatureConfig(
        Secrets.from(environment),
        SignUpSettings.from(environment),
        LifecycleVariables.read(environment),
        AlertSettings.from(environment),
        LifecycleVariables.linkLife(environment),
        HumanRules.DEFAULTS.waiting(
            environment.duration("LEADLINE_CLICK_JUDGED_AFTER", HumanRules.DEFAULTS.judgeAfter()),
            environment.duration("LEADLINE_CLICK_TOO_SOON", HumanRules.DEFAULTS.tooSoon())),
        ImportPace.from(environment),
        channels(environment));
  }

  private static Set<Channel> channels(Environment environment) {
    return TwilioAccount.from(environment).isPresent()
        ? EnumSet.allOf(Channel.class)
        : EnumSet.of(Channel.EMAIL);
  }

  /**
   * @throws io.leadline.activities.config.ConfigurationException naming every bad or missing value
   */
  public static FeatureConfig read(Map<String, String> settings) {
    Environment environment = new Environment(settings);
    FeatureConfig config = from(environment);
    environment.check();
    return config;
  }
}
