package io.leadline.activities.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextIntentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        " Stop. ",
        "stop!!!",
        "\"Stop\"",
        "STOPALL",
        "stop all",
        "Unsubscribe",
        "end",
        "Quit.",
        "REVOKE",
        "optout",
        "opt-out",
        "Opt out please",
        "cancel",
        "stop please",
        "please stop",
        "Please STOP, thanks",
        "pls stop",
        "stop texting me",
        "Can you stop texting me?",
        "STOP SENDING ME THIS",
        "remove me",
        "Remove me from your list!",
        "take me off this list",
        "don't text me again",
        "Do not text me.",
        "no more texts",
        "stop 🛑",
        "ＳＴＯＰ",
        "st\u200Bop",
        "arret"
      })
  void stops(String body) {
    assertThat(TextIntent.of(body, null)).isEqualTo(TextIntent.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please stop by",
        "don't stop texting me",
        "Never stop sending these",
        "do not remove me!",
        "I will not opt out",
        "Is there a bus stop nearby?",
        "The end of my shift is at 5",
        "I want to quit my job",
        "cancel my interview tomorrow",
        "yes please call me",
        "start date?",
        "I need help with my CV",
        "more info about the nurse job",
        "مرحبا، أنا مهتم بالوظيفة",
        "👍🏽",
        "日本語",
        "\uD83D",
        "",
        "   ",
        "!!!"
      })
  void takesAnythingElseForAReply(String body) {
    assertThat(TextIntent.of(body, null)).isEqualTo(TextIntent.REPLY);
  }

  @ParameterizedTest
  @CsvSource({"START, START", "Yes!, START", "unstop, START", "help, HELP", "Info?, HELP"})
  void knowsTheCarriersOtherWords(String body, TextIntent intent) {
    assertThat(TextIntent.of(body, null)).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, hello, STOP",
    "stop, START, STOP",
    "START, stop, START",
    "HELP, stop, HELP",
    "'', stop, STOP",
    "OTHER, stop, STOP"
  })
  void believesTheCarrierFirst(String optOutType, String body, TextIntent intent) {
    assertThat(TextIntent.of(body, optOutType)).isEqualTo(intent);
  }

  @Property
  void answersForEveryText(@ForAll String body) {
    assertThat(TextIntent.of(body, null)).isNotNull();
  }

  @Property
  void stopsHoweverStopIsDressedUp(@ForAll("marks") String before, @ForAll("marks") String after) {
    assertThat(TextIntent.of(before + "sToP" + after, null)).isEqualTo(TextIntent.STOP);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> marks() {
    return net.jqwik.api.Arbitraries.strings().withChars(" .,!?;:-*\n\t\"()\uFE0F").ofMaxLength(8);
  }
}
