package io.leadline.activities.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Judges a phone number that text messages are to be sent to. */
public final class PhoneCheck {
  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String defaultRegion;

  /**
   * @param defaultRegion ISO 3166-1 alpha-2 code of the country that numbers without a country code
   *     belong to, such as {@code US}
   */
  public PhoneCheck(String defaultRegion) {
    if (!numbers.getSupportedRegions().contains(defaultRegion)) {
      throw new IllegalArgumentException("no region of phone numbers: " + defaultRegion);
    }
    this.defaultRegion = defaultRegion;
  }

  /**
   * What was found out; exactly one of the two is set.
   *
   * @param e164 the number to store
   * @param problem in words for the person who typed it
   */
  public record Report(@Nullable String e164, @Nullable String problem) {}

  public Report check(String input) {
    PhoneNumber number;
    try {
      number = numbers.parse(input, defaultRegion);
    } catch (NumberParseException e) {
      return refused("This is not a phone number.");
    }
    if (!numbers.isValidNumber(number)) {
      return refused("There is no such phone number; outside " + defaultRegion + " start with +.");
    }
    PhoneNumberType type = numbers.getNumberType(number);
    if (type != PhoneNumberType.MOBILE && type != PhoneNumberType.FIXED_LINE_OR_MOBILE) {
      return refused("Text messages need a mobile number.");
    }
    return new Report(numbers.format(number, PhoneNumberFormat.E164), null);
  }

  private static Report refused(String problem) {
    return new Report(null, problem);
  }
}
