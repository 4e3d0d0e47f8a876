package io.leadline.activities.posting.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.posting.feed.Collected;
import io.leadline.activities.posting.feed.FeedLimits;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cutting a JSON feed into items: what is broken costs only itself, and limits hold. */
class JsonFeedTest {
  private final GreenhouseReader reader = new GreenhouseReader(new FeedLimits(1 << 20, 20_000, 16));

  private static String item(int id, String more) {
    return "{\"id\": %d, \"title\": \"Nurse ] } \\\" %d\", \"absolute_url\": \"https://x.org/%d\"%s}"
        .formatted(id, id, id, more);
  }

  private static String feed(String... items) {
    return "{\"note\": \"jobs\", \"jobs\": [" + String.join(", ", items) + "], \"meta\": {}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"title": "T", "absolute_url": "https://x.org"}            | null | no id
          {"id": 9, "absolute_url": "https://x.org"}                 | 9    | no title
          {"id": 9, "title": "T"}                                    | 9    | absolute_url is not
          {"id": 9, "title": "T", "absolute_url": "javascript:a()"}  | 9    | absolute_url is not
          {"id": 9, "title": nonsense}                               | 9    | not well-formed
          {"a": {"id": 1}, "id": 9, "title": oh no}                  | 9    | not well-formed
          {"title": nonsense, "id": 9}                               | null | not well-formed
          "words"                                                    | null | not an object
          17                                                         | null | not an object
          """)
  void refusesOneItemAndKeepsItsNeighbours(String broken, String reference, String why) {
    Collected read = Collected.of(reader, feed(item(1, ""), broken, item(2, "")));

    assertThat(read.references()).containsExactly("1", "2");
    assertThat(read.refused()).hasSize(1);
    assertThat(read.refused().getFirst().reference())
        .isEqualTo(reference.equals("null") ? null : reference);
    assertThat(read.refused().getFirst().why()).contains(why);
    assertThat(read.refused().getFirst().position()).isEqualTo(2);
    assertThat(read.end().complete()).isTrue();
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    String large = item(7, ", \"content\": \"" + "x".repeat(30_000) + "\"");
    String deep = item(8, ", \"a\": " + "[".repeat(20) + "]".repeat(20));

    Collected read = Collected.of(reader, feed(item(1, ""), large, deep, item(2, "")));

    assertThat(read.references()).containsExactly("1", "2");
    assertThat(read.refused()).extracting(Collected.Refusal::reference).containsExactly("7", "8");
    assertThat(read.refused().getFirst().why()).isEqualTo("it is larger than 20000 characters");
    assertThat(read.refused().getLast().why()).contains("nesting depth");
  }

  @Test
  void stopsAtADocumentThatIsTooLarge() {
    String items =
        IntStream.range(0, 20_000).mapToObj(i -> item(i, "")).collect(Collectors.joining(","));

    Collected read = Collected.of(reader, feed(items));

    assertThat(read.items()).hasSizeGreaterThan(5_000);
    assertThat(read.end().problem()).contains("larger than 1048576 bytes");
  }

  @Test
  void isNotCompleteForAnyPrefixOfADocument() {
    String whole = feed(item(1, ", \"a\": [1, {\"b\": \"\\\\\"}]"), item(2, ""));

    for (int length = 0; length < whole.length(); length++) {
      Collected read = Collected.of(reader, whole.substring(0, length));
      assertThat(read.end().complete()).as("the first %d characters", length).isFalse();
    }
    assertThat(Collected.of(reader, whole).end().complete()).isTrue();
    assertThat(Collected.of(reader, whole).references()).containsExactly("1", "2");
  }

  @Test
  void keepsTheReferenceOfAnItemInWhichTheDocumentEnds() {
    String whole = feed(item(1, ""), item(2, ""));

    Collected read = Collected.of(reader, whole.substring(0, whole.indexOf("Nurse ] } \\\" 2")));

    assertThat(read.refused())
        .extracting(Collected.Refusal::reference, Collected.Refusal::why)
        .containsExactly(tuple("2", "the document ends inside it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\ufeff"})
  void callsADocumentWithoutContentEmpty(String document) {
    assertThat(Collected.of(reader, document).end().problem()).isEqualTo("the feed is empty");
  }

  @Test
  void missesTheList() {
    assertThat(Collected.of(reader, "{\"results\": [{\"id\": 1}]}").end().problem())
        .isEqualTo("the feed has no list named jobs");
  }

  @Test
  void readsABoardWithoutJobsToItsEnd() {
    assertThat(Collected.of(reader, "{\"jobs\": [ ], \"meta\": {\"total\": 0}}").end().complete())
        .isTrue();
    assertThat(Collected.of(new LeverReader(FeedLimits.DEFAULT), " [] ").end().complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16"})
  void readsAnyUnicode(String charset) {
    byte[] document =
        feed(item(1, ", \"location\": {\"name\": \"Kraków\"}")).getBytes(Charset.forName(charset));

    Collected read = Collected.of(reader, document);

    assertThat(read.items().getFirst().city()).isEqualTo("Kraków");
  }
}
