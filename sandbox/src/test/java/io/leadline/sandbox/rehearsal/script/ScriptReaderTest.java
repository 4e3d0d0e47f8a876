package io.leadline.sandbox.rehearsal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.sandbox.rehearsal.script.ScriptReader.Possible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptReaderTest {

  static Stream<String> examples() {
    return ScriptReader.possible().stream().map(Possible::example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsEveryLineThatItCallsPossible(String example) throws IOException {
    assertThat(ScriptReader.read(example).lines()).containsExactly(example);
    assertThat(Files.readString(Path.of("../docs/rehearsal.md")))
        .as("what the documentation explains")
        .contains("`" + example + "`");
  }

  @Test
  void readsAWholeScript_withCommentsAndEmptyLines() {
    Script script =
        ScriptReader.read(
            """
            # A lead that travels
            verifies after 2 hours

            opens every day          # mostly on the train
            clicks on day 3, 9 and 12
            silent from day 10
            clicks the second win-back mail
            moves to Pacific/Kiritimati on day 6
            pauses on day 4 until day 8
            """);

    assertThat(script.lines()).hasSize(7);
    assertThat(script.verifiesAfter()).isEqualTo(Duration.ofHours(2));
    assertThat(IntStream.rangeClosed(1, 14).filter(script::isClickedOn)).containsExactly(3, 9);
    assertThat(script.isOpenedOn(9)).isTrue();
    assertThat(script.isOpenedOn(10)).isFalse();
    assertThat(script.clicksWinback()).containsExactly(2);
    assertThat(script.deeds())
        .containsExactly(new Deed.Pause(4, 8), new Deed.MoveTo(6, ZoneId.of("Pacific/Kiritimati")));
    assertThat(script.texts()).isFalse();
  }

  @Test
  void whoTextsHasAgreedToTexts() {
    assertThat(ScriptReader.read("texts STOP on day 15").texts()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on day 3                     | 3
          on day 3, 5 and 9            | 3,5,9
          on days 2-4                  | 2,3,4
          on days 1-2, 5 and 8 to 9    | 1,2,5,8,9
          from day 8                   | 8,9,10
          until day 2                  | 1,2
          from day 3 until day 4       | 3,4
          every day                    | 1,2,3,4,5,6,7,8,9,10
          """)
  void namesDaysInPlainWords(String words, String days) {
    assertThat(
            IntStream.rangeClosed(1, 10)
                .filter(Days.read(words)::hold)
                .mapToObj(Integer::toString)
                .toList())
        .containsExactly(days.split(",", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          opens on Tuesdays                 | "on Tuesdays" names no days; possible are "every day"
          opens on days 5-2                 | day 2 comes before day 5
          clicks on day 0                   | day 0 is none: day 1 is the day of the sign-up
          sleeps on day 4                   | nothing begins with "sleeps"; possible are:
          pauses on day 20                  | possible is: "pauses on day 20 until day 34"
          pauses on day 20 until day 20     | a pause that begins on day 20 must end later
          moves to Nowhere/Land on day 3    | "Nowhere/Land" is no time zone; possible is one such
          silent                            | it does not say on which days; possible are
          unsubscribes on day 0             | day 0 is none
          """)
  void saysWhichLineIsWrong_andWhatIsPossible(String line, String expected) {
    assertThatThrownBy(() -> ScriptReader.read("opens every day\n" + line))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith("Line 2, \"" + line + "\": ")
        .hasMessageContaining(expected);
  }

  @Test
  void namesEveryWrongLine() {
    assertThatThrownBy(() -> ScriptReader.read("sings\nopens every day\nverifies\n"))
        .hasMessageContaining("Line 1, ")
        .hasMessageContaining("Line 3, ");
    assertThatThrownBy(() -> ScriptReader.read("never verifies\nverifies after 2 days"))
        .hasMessageContaining("an earlier line says already when it verifies");
  }
}
