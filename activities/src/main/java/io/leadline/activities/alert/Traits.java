package io.leadline.activities.alert;

import io.leadline.activities.posting.PostingHit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a posting may please a lead again, as hashes: its company, its category and the words of
 * its title. The hashes are stored with alert states, so they must never change.
 *
 * @param company 0 when the posting names none; so is {@code category}
 * @param words distinct, at most {@value #MOST_WORDS}
 */
record Traits(int company, int category, List<Integer> words) {
  static final int MOST_WORDS = 6;

  private static final int SHORTEST_WORD = 3;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that stand in titles of any work. */
  private static final Set<String> WITHOUT_MEANING =
      Set.of("and", "for", "the", "with", "und", "für", "mwd", "oraz", "dla", "job", "jobs");

  Traits {
    words = List.copyOf(words);
  }

  static Traits of(PostingHit hit) {
    return new Traits(
        hash('c', normalised(hit.company())),
        hash('g', normalised(hit.category())),
        BETWEEN_WORDS
            .splitAsStream(hit.title().toLowerCase(Locale.ROOT))
            .filter(word -> word.length() >= SHORTEST_WORD && !WITHOUT_MEANING.contains(word))
            .map(word -> hash('w', word))
            .distinct()
            .limit(MOST_WORDS)
            .toList());
  }

  /** A company's or category's name as it is compared, however it is written; empty for none. */
  static String normalised(@Nullable String name) {
    return name == null
        ? ""
        : BLANKS.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  /** Every trait that there is. */
  void each(IntConsumer taker) {
    if (company != 0) {
      taker.accept(company);
    }
    if (category != 0) {
      taker.accept(category);
    }
    words.forEach(taker::accept);
  }

  private static int hash(char kind, String text) {
    return text.isEmpty() ? 0 : (kind + text).hashCode();
  }
}
