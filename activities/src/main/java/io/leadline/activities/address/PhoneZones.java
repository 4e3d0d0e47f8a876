package io.leadline.activities.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Tells from a phone number in which time zones its owner may be. Offline. */
public final class PhoneZones {
  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();

  /**
   * Every zone that the number's prefix is used in, such as both of an area code that a zone border
   * crosses; all zones of the country for a number that is not tied to a place. Empty when nothing
   * is known.
   *
   * @param e164 such as {@code +15125550123}
   */
  public List<ZoneId> of(String e164) {
    try {
      return mapper.getTimeZonesForNumber(numbers.parse(e164, null)).stream()
          .flatMap(name -> zone(name).stream())
          .toList();
    } catch (NumberParseException e) {
      return List.of();
    }
  }

  /** Empty for the mapper's {@code Etc/Unknown}. */
  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
