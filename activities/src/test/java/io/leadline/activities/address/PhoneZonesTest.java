package io.leadline.activities.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneZonesTest {
  private final PhoneZones zones = new PhoneZones();

  @ParameterizedTest
  @CsvSource({
    "+15125550123, America/Chicago",
    "+12125550123, America/New_York",
    "+18085550123, Pacific/Honolulu",
    "+48601234567, Europe/Warsaw",
  })
  void aPrefixTellsTheZone(String number, String zone) {
    assertThat(zones.of(number)).containsExactly(ZoneId.of(zone));
  }

  @Test
  void anAreaCodeOnABorderHasBothZones() {
    assertThat(zones.of("+19862340123"))
        .containsExactlyInAnyOrder(ZoneId.of("America/Boise"), ZoneId.of("America/Los_Angeles"));
  }

  @Test
  void aNumberWithoutAPlaceHasAllZonesOfItsCountry() {
    assertThat(zones.of("+79161234567"))
        .hasSizeGreaterThan(5)
        .contains(ZoneId.of("Asia/Kamchatka"));
  }

  @Test
  void whatIsNoNumberHasNone() {
    assertThat(zones.of("nobody")).isEmpty();
    assertThat(zones.of("")).isEmpty();
  }
}
