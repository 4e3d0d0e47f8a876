package io.leadline.activities.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remote",
        "Remote",
        " REMOTE ",
        "(Remote)",
        "100% remote",
        "fully remote",
        "Remote only",
        "remote work",
        "work from home",
        "Working from home",
        "WFH",
        "home office",
        "Homeoffice",
        "telecommute",
        "zdalnie",
        "Zdalna",
        "praca zdalna",
        "Télétravail",
        "teletrabajo",
        "da remoto",
        "ortsunabhängig"
      })
  void understandsRemoteInSeveralLanguages(String text) {
    assertThat(RemoteWords.isRemote(text)).isTrue();
    assertThat(RemoteWords.isAnyPlace(text)).isFalse();
    assertThat(RemoteWords.areIn("Berlin, " + text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "anywhere", "Anywhere in the world", "Worldwide", "gdziekolwiek"})
  void understandsThatAnyPlaceWillDo(String text) {
    assertThat(RemoteWords.isAnyPlace(text)).isTrue();
    assertThat(RemoteWords.isRemote(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Austin, TX", "Remote, OR", "Austin or remote", "Remotely Creek", "Homestead, FL"})
  void leavesPlacesAlone(String text) {
    assertThat(RemoteWords.isRemote(text)).isFalse();
    assertThat(RemoteWords.isAnyPlace(text)).isFalse();
  }
}
