package io.leadline.activities.smtp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is behind a relay, and so which headers it takes off a mail. */
public enum RelayService {
  MAILGUN,
  SES,
  /**
   * Nobody that we know, or a relay in front of one of the others: it gets what all of them read.
   */
  OTHER;

  /** Setting that names it, for relays whose host does not tell. */
  public static final String SETTING = "SMTP_SERVICE";

  /** The service that the setting names; empty when nobody is called so. */
  public static Optional<RelayService> find(String word) {
    return Arrays.stream(values()).filter(service -> service.word().equals(word)).findFirst();
  }

  /** By the names under which both are reached. */
  public static RelayService at(SmtpRelay relay) {
    String host = relay.host().toLowerCase(Locale.ROOT);
    if (host.startsWith("smtp.") && host.endsWith(".mailgun.org")) {
      return MAILGUN;
    }
    return host.startsWith("email-smtp") && host.endsWith(".amazonaws.com") ? SES : OTHER;
  }

  /** The variable without which its events are refused. */
  public Optional<String> webhookSetting() {
    return switch (this) {
      case MAILGUN -> Optional.of("MAILGUN_WEBHOOK_SIGNING_KEY");
      case SES -> Optional.of("SES_TOPIC_ARN");
      case OTHER -> Optional.empty();
    };
  }

  /** How the setting spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(RelayService::word).collect(Collectors.joining(", "));
  }
}
