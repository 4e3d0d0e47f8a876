package io.leadline.activities.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneCheckTest {
  private final PhoneCheck check = new PhoneCheck("US");

  @ParameterizedTest
  @CsvSource({
    "(512) 555-0100, +15125550100",
    "512.555.0100, +15125550100",
    "+1 512 555 0100, +15125550100",
    "+48 512 345 678, +48512345678",
    "+44 7400 123456, +447400123456",
  })
  void storesNumbersInE164(String typed, String stored) {
    assertThat(check.check(typed)).isEqualTo(new PhoneCheck.Report(stored, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "12", "555-0100", "+1 000 000 0000", "+999 123456"})
  void refusesWhatIsNoNumber(String typed) {
    PhoneCheck.Report report = check.check(typed);

    assertThat(report.e164()).isNull();
    assertThat(report.problem()).isNotBlank();
  }

  @Test
  void refusesLandlines() {
    assertThat(check.check("+44 121 234 5678").problem()).contains("mobile");
  }

  @Test
  void acceptsTheExampleMobileOfEveryRegion() {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    assertThat(numbers.getSupportedRegions())
        .allSatisfy(
            region -> {
              PhoneNumber mobile = numbers.getExampleNumberForType(region, PhoneNumberType.MOBILE);
              if (mobile != null) {
                String e164 = numbers.format(mobile, PhoneNumberFormat.E164);
                assertThat(check.check(e164).e164()).isEqualTo(e164);
              }
            });
  }

  @Test
  void refusesARegionThatDoesNotExist() {
    assertThatThrownBy(() -> new PhoneCheck("USA")).hasMessageContaining("USA");
  }
}
