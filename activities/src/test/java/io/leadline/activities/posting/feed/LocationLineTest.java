package io.leadline.activities.posting.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Austin, TX                  | Austin, TX           | false
          London, UK                  | London, UK           | false
          Washington, D.C.            | Washington, D.C.     | false
          Canada                      | Canada               | false
          Remote                      | -                    | true
          Remote - US                 | US                   | true
          Remote, United States       | United States        | true
          Remote (Canada)             | Canada               | true
          US Remote                   | US                   | true
          Austin, TX (Remote)         | Austin, TX           | true
          Anywhere in the World       | -                    | true
          Berlin / Hamburg / Remote   | Berlin               | true
          New York; Boston            | New York             | false
          Austin, TX or Remote        | Austin, TX           | true
          Hybrid - Austin, TX         | Austin, TX           | false
          Hybrid remote in Austin, TX | Austin, TX           | false
          Orange County               | Orange County        | false
          -                           | -                    | false
          """)
  void tellsPlaceAndRemoteWork(@Nullable String written, @Nullable String place, boolean remote) {
    assertThat(LocationLine.of(written)).isEqualTo(new LocationLine(place, remote));
  }
}
