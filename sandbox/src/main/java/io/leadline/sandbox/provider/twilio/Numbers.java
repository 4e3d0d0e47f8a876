package io.leadline.sandbox.provider.twilio;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers that Twilio's test credentials treat specially, and some more for failures after
 * acceptance.
 */
final class Numbers {
  static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  private static final Map<String, TwilioError> REFUSED_TO =
      Map.of(
          "+15005550001", TwilioError.INVALID_TO,
          "+15005550002", TwilioError.UNROUTABLE,
          "+15005550003", TwilioError.NO_PERMISSION,
          "+15005550004", TwilioError.OPTED_OUT,
          "+15005550009", TwilioError.NOT_MOBILE);

  private static final Map<String, TwilioError> REFUSED_FROM =
      Map.of(
          "+15005550001", TwilioError.INVALID_FROM,
          "+15005550007", TwilioError.FROM_NOT_OWNED,
          "+15005550008", TwilioError.QUEUE_FULL);

  /** Numbers whose messages are accepted and later undelivered, with the error code. */
  private static final Map<String, Integer> FAILING =
      Map.of(
          "+15005553003", 30003,
          "+15005553004", 30004,
          "+15005553005", 30005,
          "+15005553006", 30006,
          "+15005553007", 30007,
          "+15005553008", 30008);

  private Numbers() {}

  static Optional<TwilioError> refusalTo(String to) {
    return E164.matcher(to).matches()
        ? Optional.ofNullable(REFUSED_TO.get(to))
        : Optional.of(TwilioError.INVALID_TO);
  }

  static Optional<TwilioError> refusalFrom(String from) {
    return Optional.ofNullable(REFUSED_FROM.get(from));
  }

  static @Nullable Integer failureOf(String to) {
    return FAILING.get(to);
  }
}
