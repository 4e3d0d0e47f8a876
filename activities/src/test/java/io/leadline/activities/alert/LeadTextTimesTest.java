package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.lead.Leads;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadTextTimesTest {
  private final LeadTextTimes times = new LeadTextTimes(TextWindow.DEFAULTS, new PhoneZones());

  @ParameterizedTest
  @CsvSource({
    // A lead in Chicago with a number of Austin: one zone.
    "America/Chicago, +15125550101, 2026-11-24T17:00:00Z, 2026-11-24T17:00:00Z",
    "America/Chicago, +15125550101, 2026-11-24T11:00:00Z, 2026-11-24T16:00:00Z",
    // Saturday evening waits over Sunday.
    "America/Chicago, +15125550101, 2026-11-29T02:00:00Z, 2026-11-30T16:00:00Z",
    // A number of New York in Los Angeles: ten o'clock in the west.
    "America/Los_Angeles, +12125550101, 2026-11-24T15:30:00Z, 2026-11-24T18:00:00Z",
    // Kiritimati and New York share no hour of the window on weekdays: the lead's own zone decides.
    "Pacific/Kiritimati, +12125550101, 2026-11-24T12:00:00Z, 2026-11-24T20:00:00Z"
  })
  void waitsForTheWindowOfEveryZone(String zone, String phone, Instant from, Instant earliest) {
    assertThat(times.earliest(Leads.anActiveLead().zone(zone).phone(phone).build(), from))
        .isEqualTo(earliest);
  }

  @Test
  void waitsForTheWindowOfANumber_whoseOwnerIsNoLead() {
    assertThat(times.earliest("+15125550101", Instant.parse("2026-11-24T11:00:00Z")))
        .isEqualTo("2026-11-24T16:00:00Z");
  }
}
