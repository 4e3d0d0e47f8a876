package io.leadline.activities.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
  private final Gazetteer gazetteer = new Gazetteer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Austin, TX                     |    | Austin, TX
          austin, texas                  |    | Austin, TX
          AUSTIN TX                      |    | Austin, TX
          Austin, TX 78701               |    | Austin, TX
          Austin, TX, USA                |    | Austin, TX
          Downtown, Austin, TX           |    | Austin, TX
          Austin                         | US | Austin, TX
          Austin                         |    | Austin, TX
          Austin, MN                     |    | Austin, MN
          78701                          |    | Austin, TX
          78701-4321                     | US | Austin, TX
          K1A                            |    | Ottawa, ON
          k1a 0b1                        |    | Ottawa, ON
          Toronto, CA                    |    | Toronto, ON
          Toronto Ontario Canada         |    | Toronto, ON
          Ontario, CA                    |    | Ontario, CA
          Opole                          |    | Opole, PL
          Opole, opolskie                | PL | Opole, PL
          Kraków                         |    | Kraków, PL
          krakow                         |    | Kraków, PL
          Cracow                         |    | Kraków, PL
          Warszawa                       |    | Warsaw, PL
          Warsaw                         |    | Warsaw, PL
          Warsaw, IN                     |    | Warsaw, IN
          Warszawa, Polska               |    | Warsaw, PL
          Łódź                           |    | Łódź, PL
          lodz                           | PL | Łódź, PL
          Murów (pow. opolski)           | PL | Murów, PL
          Köln                           |    | Köln, DE
          Cologne                        |    | Köln, DE
          New York                       |    | New York City, NY
          New York, NY                   |    | New York City, NY
          NYC                            |    | New York City, NY
          Washington, DC                 |    | Washington, DC
          Washington                     |    | Washington, DC
          Saint Louis, MO                |    | St. Louis, MO
          St Louis, Missouri             |    | St. Louis, MO
          Fort Worth, TX                 |    | Fort Worth, TX
          Ft. Worth, TX                  |    | Fort Worth, TX
          London                         |    | London, GB
          London, ON                     |    | London, ON
          Paris                          |    | Paris, FR
          Paris, Texas                   |    | Paris, TX
          Singapore                      |    | Singapore, SG
          San Juan, PR                   |    | San Juan, PR
          Germany - Berlin               |    | Berlin, DE
          """)
  void findsWhatPeopleWrite(String text, @Nullable String country, String label) {
    PlaceMatch match = gazetteer.find(text, country);

    assertThat(match).isInstanceOf(PlaceMatch.Found.class);
    assertThat(match.best().orElseThrow().label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Asutin, TX          |    | Austin, TX
          Austn TX            |    | Austin, TX
          San Fransisco       |    | San Francisco, CA
          San Fransisco, CA   |    | San Francisco, CA
          Philidelphia        |    | Philadelphia, PA
          Pittsburg, PA       |    | Pittsburgh, PA
          Cincinatti, Ohio    |    | Cincinnati, OH
          Albequerque         |    | Albuquerque, NM
          Milwakee            |    | Milwaukee, WI
          Tuscon, AZ          |    | Tucson, AZ
          Minnapolis          |    | Minneapolis, MN
          Warszwa             |    | Warsaw, PL
          Wrocłav             |    | Wrocław, PL
          Krakóww             | PL | Kraków, PL
          Pozann, Polska      |    | Poznań, PL
          Frankfrut           | DE | Frankfurt am Main, DE
          """)
  void understandsALetterOrTwoMistyped(String text, @Nullable String country, String label) {
    PlaceMatch match = gazetteer.find(text, country);

    assertThat(match).isInstanceOf(PlaceMatch.Misspelt.class);
    assertThat(match.best().orElseThrow().label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Various",
        "Nationwide",
        "Multiple locations",
        "Headquarters",
        "Statewide",
        "Europe",
        "Latin America",
        "Hybrid",
        "On-site",
        "Field based",
        "Warehouse",
        "Ausn, TX",
        "Xyzzyburg, TX"
      })
  void takesNoWordForAMisspeltPlace(String text) {
    assertThat(gazetteer.find(text, null)).isEqualTo(new PlaceMatch.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "remote",
        "Anywhere, Texas",
        "00000",
        "Z9Z",
        "Austin, Poland",
        "東京",
        "<script>",
        "(((",
        "12",
        "Remote, US",
        ",;/|"
      })
  void admitsWhatItDoesNotKnow(String text) {
    assertThat(gazetteer.find(text, null)).isEqualTo(new PlaceMatch.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Texas",
        "Georgia",
        "Georgia, US",
        "Mexico",
        "Ontario, Canada",
        "Northern Ireland",
        "PL"
      })
  void tellsAStateOrCountryFromWhatItDoesNotKnow(String text) {
    assertThat(gazetteer.find(text, null)).isEqualTo(new PlaceMatch.Wide());
  }

  @Test
  void passesOverTextOfAnyLength() {
    assertThat(gazetteer.find("a ".repeat(100_000), null)).isEqualTo(new PlaceMatch.Unknown());
  }

  @Test
  void reportsNamesakesLargestFirst() {
    PlaceMatch match = gazetteer.find("Springfield", null);

    assertThat(match).isInstanceOf(PlaceMatch.Ambiguous.class);
    assertThat(((PlaceMatch.Ambiguous) match).candidates())
        .extracting(Place::label)
        .startsWith("Springfield, MO", "Springfield, MA", "Springfield, IL");
    assertThat(match.best().orElseThrow().region()).isEqualTo("MO");
  }

  @Test
  void keepsToTheCountryAskedFor() {
    assertThat(gazetteer.find("Paris", "US").best().orElseThrow().label()).isEqualTo("Paris, TX");
    assertThat(gazetteer.find("78701", "PL")).isEqualTo(new PlaceMatch.Unknown());
    assertThat(gazetteer.find("Austin", "XX")).isEqualTo(new PlaceMatch.Unknown());
  }

  @ParameterizedTest
  @CsvSource({
    "79901, America/Denver", // El Paso, alone in Texas with Hudspeth county
    "78701, America/Chicago",
    "32501, America/Chicago", // Pensacola, west of the Apalachicola
    "32301, America/New_York", // Tallahassee, east of it
    "37902, America/New_York", // Knoxville
    "37201, America/Chicago", // Nashville
    "42101, America/Chicago", // Bowling Green
    "40202, America/Kentucky/Louisville",
    "46402, America/Chicago", // Gary
    "46204, America/Indiana/Indianapolis",
    "58601, America/Denver", // Dickinson ND
    "58102, America/Chicago", // Fargo ND
    "57701, America/Denver", // Rapid City SD
    "57104, America/Chicago", // Sioux Falls SD
    "69361, America/Denver", // Scottsbluff NE
    "68102, America/Chicago", // Omaha NE
    "83501, America/Los_Angeles", // Lewiston ID
    "83702, America/Boise",
    "97914, America/Boise", // Ontario OR
    "97201, America/Los_Angeles",
    "85001, America/Phoenix",
    "96813, Pacific/Honolulu",
    "99501, America/Anchorage",
    "00901, America/Puerto_Rico",
    "M5V, America/Toronto",
    "B3H, America/Halifax",
    "S4P, America/Regina"
  })
  void knowsTheZoneOfAPostalCodeInSplitStatesToo(String code, String zone) {
    assertThat(gazetteer.find(code, null).best().orElseThrow().zone().getId()).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          El Paso, TX        | America/Denver
          Van Horn, TX       | America/Chicago
          Pensacola, FL      | America/Chicago
          Panama City, FL    | America/Chicago
          Tallahassee, FL    | America/New_York
          Knoxville, TN      | America/New_York
          Chattanooga, TN    | America/New_York
          Nashville, TN      | America/Chicago
          Bowling Green, KY  | America/Chicago
          Lexington, KY      | America/New_York
          Gary, IN           | America/Chicago
          Evansville, IN     | America/Chicago
          Fort Wayne, IN     | America/Indiana/Indianapolis
          Detroit, MI        | America/Detroit
          Iron Mountain, MI  | America/Menominee
          Dickinson, ND      | America/Denver
          Fargo, ND          | America/Chicago
          Rapid City, SD     | America/Denver
          Sioux Falls, SD    | America/Chicago
          Scottsbluff, NE    | America/Denver
          Omaha, NE          | America/Chicago
          Goodland, KS       | America/Denver
          Wichita, KS        | America/Chicago
          Coeur d'Alene, ID  | America/Los_Angeles
          Boise, ID          | America/Boise
          Ontario, OR        | America/Boise
          Portland, OR       | America/Los_Angeles
          Phoenix, AZ        | America/Phoenix
          Thunder Bay, ON    | America/Toronto
          Kenora, ON         | America/Winnipeg
          Vancouver, BC      | America/Vancouver
          Cranbrook, BC      | America/Edmonton
          """)
  void knowsTheZoneOfACityInSplitStatesToo(String text, String zone) {
    assertThat(gazetteer.find(text, null).best().orElseThrow().zone().getId()).isEqualTo(zone);
  }

  @Test
  void knowsPointZoneAndSizeOfACity() {
    Place opole = gazetteer.find("Opole", "PL").best().orElseThrow();

    assertThat(opole.point().kilometresTo(new GeoPoint(50.6712, 17.926))).isLessThan(1);
    assertThat(opole.zone().getId()).isEqualTo("Europe/Warsaw");
    assertThat(opole.population()).isBetween(120_000L, 135_000L);
    assertThat(opole.region()).isNull();
  }

  @Test
  void measuresGreatCircles() {
    GeoPoint austin = new GeoPoint(30.2672, -97.7431);
    GeoPoint dallas = new GeoPoint(32.7767, -96.7970);

    assertThat(austin.kilometresTo(dallas)).isCloseTo(293, within(2.0));
    assertThat(austin.kilometresTo(austin)).isZero();
    assertThat(new GeoPoint(0, 179.9).kilometresTo(new GeoPoint(0, -179.9)))
        .isCloseTo(22.2, within(0.1));
  }
}
