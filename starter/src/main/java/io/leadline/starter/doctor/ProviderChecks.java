package io.leadline.starter.doctor;

import io.leadline.activities.config.Loopback;
import io.leadline.activities.config.MailService;
import java.util.List;
import java.util.Map;

/** The account at whoever sends mail. */
public final class ProviderChecks implements Check {
  private final Check account;

  /**
   * @param fix whether to create what is missing there
   */
  public ProviderChecks(Map<String, String> settings, boolean fix) {
    this.account =
        switch (MailService.of(settings)) {
          case SENDGRID -> new SendGridChecks(settings, fix);
          case RESEND -> new ResendChecks(settings);
          case SMTP -> new RelayChecks(settings);
        };
  }

  @Override
  public List<Finding> look() {
    return account.look();
  }

  /** What to do about a provider that cannot be reached. */
  static String reach(String url, MailService service) {
    return Loopback.is(url)
        ? "Start the simulator (./leadline up), or check " + service.addressSetting() + "."
        : "Check the network, and " + service.addressSetting() + ".";
  }
}
