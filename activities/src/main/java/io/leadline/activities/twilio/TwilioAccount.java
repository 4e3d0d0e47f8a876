package io.leadline.activities.twilio;

import io.leadline.activities.config.Environment;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The account that texts are sent through, from {@code TWILIO_*}. Without {@code
 * TWILIO_ACCOUNT_SID} there are no texts.
 *
 * @param from number in E.164, short code, or {@code MG...} of a Messaging Service
 * @param baseUrl of the API, without a slash at the end
 */
public record TwilioAccount(String sid, String authToken, String from, String baseUrl) {
  private static final Pattern FROM =
      Pattern.compile("\\+[1-9]\\d{6,14}|\\d{5,6}|MG[0-9a-fA-F]{32}");

  /** Reads the account; empty when none is set. Bad values are noted in the environment. */
  public static Optional<TwilioAccount> from(Environment environment) {
    Optional<String> sid = environment.text("TWILIO_ACCOUNT_SID");
    String token = environment.text("TWILIO_AUTH_TOKEN", "");
    String from = environment.text("TWILIO_FROM", "");
    String url = environment.text("TWILIO_BASE_URL", "https://api.twilio.com");
    if (sid.isPresent()) {
      if (token.isEmpty()) {
        environment.required("TWILIO_AUTH_TOKEN", "the primary auth token of the account");
      }
      if (from.isEmpty()) {
        environment.required("TWILIO_FROM", "a number such as +15125550100, or MG...");
      } else if (!FROM.matcher(from).matches()) {
        environment.refuse("TWILIO_FROM", from, "a number such as +15125550100, or MG...");
      }
      if (!url.matches("https?://[^/?#]+.*")) {
        environment.refuse("TWILIO_BASE_URL", url, "an address such as https://api.twilio.com");
      }
    }
    return sid.map(id -> new TwilioAccount(id, token, from, url.replaceAll("/+$", "")));
  }

  /** Whether texts go through a Messaging Service, which chooses the number. */
  boolean hasService() {
    return from.startsWith("MG");
  }

  @Override
  public String toString() {
    return "TwilioAccount[" + baseUrl + ", from=" + from + ", token=(masked)]";
  }
}
