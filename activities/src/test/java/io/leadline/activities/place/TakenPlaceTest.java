package io.leadline.activities.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakenPlaceTest {
  private final Gazetteer gazetteer = new Gazetteer();

  private TakenPlace taken(String written) {
    PlaceMatch match = gazetteer.find(written, null);
    return TakenPlace.of(written, match, match.best().orElseThrow()).orElseThrow();
  }

  @Test
  void saysNothingWhenNobodyWouldMeanAnother() {
    PlaceMatch austin = gazetteer.find("Austin, TX", null);

    assertThat(TakenPlace.of("Austin, TX", austin, austin.best().orElseThrow())).isEmpty();
  }

  @Test
  void namesWhatWasTakenAndWhatElseThereIs() {
    TakenPlace springfield = taken("Springfield");

    assertThat(springfield.taken()).isEqualTo("Springfield, MO");
    assertThat(springfield.misspelt()).isFalse();
    assertThat(springfield.others()).contains("Springfield, MA", "Springfield, IL");
    assertThat(springfield.words())
        .startsWith("We took Springfield, MO. There is also Springfield, MA; Springfield, IL; ")
        .contains("; and ");
  }

  @Test
  void saysWhatAMisspellingWasTakenFor() {
    assertThat(taken("San Fransisco").words())
        .startsWith("We took \"San Fransisco\" for San Francisco, CA.");
  }

  @Test
  void ofSeveralTheOneInTheZoneIsTaken() {
    PlaceMatch match = gazetteer.find("Springfield", null);
    Place east = match.best(List.of(ZoneId.of("America/New_York"))).orElseThrow();

    assertThat(east.label()).isEqualTo("Springfield, MA");
    assertThat(TakenPlace.of("Springfield", match, east).orElseThrow().others())
        .startsWith("Springfield, MO");
    assertThat(match.best(List.of(ZoneId.of("Asia/Tokyo")))).isEqualTo(match.best());
  }

  @Test
  void knowsTheNamesakesOfALabel() {
    assertThat(gazetteer.namesakes("Springfield, MO")).startsWith("Springfield, MA");
    assertThat(gazetteer.namesakes("Springfield, MA")).startsWith("Springfield, MO");
    assertThat(gazetteer.namesakes("Austin, TX")).isEmpty();
    assertThat(gazetteer.namesakes("nowhere at all")).isEmpty();
  }
}
