package io.leadline.activities.alert;

import io.leadline.activities.posting.PostingHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the postings of one alert from what the search found: best first, nothing shown before,
 * nothing twice, not too much of one company. Pure, and the same for the same input.
 */
public final class Ranking {
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate candidate) -> candidate.hit().score())
          .reversed()
          .thenComparing(candidate -> candidate.hit().id());

  private final AlertSettings settings;

  public Ranking(AlertSettings settings) {
    this.settings = settings;
  }

  /** What was decided about a posting. */
  public enum Verdict {
    CHOSEN,
    SHOWN_BEFORE,
    SCORE_TOO_LOW,
    /** The same title at the same company and place is in the alert already. */
    SAME_AS_ANOTHER,
    TOO_MANY_OF_COMPANY,
    ALERT_FULL
  }

  /** A posting and what was decided about it. */
  public record Judged(PostingHit posting, Verdict verdict) {}

  /**
   * A hit with what ranking derives from it, computed once for all leads of an interest.
   *
   * @param hash see {@link ShownPostings#hash}
   * @param company null when the posting names none; such postings are not limited
   * @param likeness equal for postings that a reader would take for the same
   */
  record Candidate(PostingHit hit, int hash, @Nullable String company, String likeness) {}

  /** Prepares hits, best first; ties by id. */
  static List<Candidate> candidates(List<PostingHit> hits) {
    return hits.stream().map(Ranking::candidate).sorted(BEST_FIRST).toList();
  }

  /** Every candidate with its verdict, best first. */
  List<Judged> judge(List<Candidate> candidates, ShownPostings shown) {
    List<Judged> judged = new ArrayList<>(candidates.size());
    Map<String, Integer> ofCompany = new HashMap<>();
    Set<String> seen = new HashSet<>();
    int chosen = 0;
    for (Candidate candidate : candidates) {
      Verdict verdict = verdict(candidate, shown, ofCompany, seen, chosen);
      if (verdict == Verdict.CHOSEN) {
        chosen++;
        seen.add(candidate.likeness());
        if (candidate.company() != null) {
          ofCompany.merge(candidate.company(), 1, Integer::sum);
        }
      }
      judged.add(new Judged(candidate.hit(), verdict));
    }
    return judged;
  }

  /** The postings of the alert; empty when there are too few for one. */
  List<PostingHit> choose(List<Candidate> candidates, ShownPostings shown) {
    List<PostingHit> chosen =
        judge(candidates, shown).stream()
            .filter(judged -> judged.verdict() == Verdict.CHOSEN)
            .map(Judged::posting)
            .toList();
    return chosen.size() < settings.minPostings() ? List.of() : chosen;
  }

  private Verdict verdict(
      Candidate candidate,
      ShownPostings shown,
      Map<String, Integer> ofCompany,
      Set<String> seen,
      int chosen) {
    if (shown.contains(candidate.hash())) {
      return Verdict.SHOWN_BEFORE;
    }
    if (candidate.hit().score() < settings.minScore()) {
      return Verdict.SCORE_TOO_LOW;
    }
    if (seen.contains(candidate.likeness())) {
      return Verdict.SAME_AS_ANOTHER;
    }
    if (candidate.company() != null
        && ofCompany.getOrDefault(candidate.company(), 0) >= settings.perCompany()) {
      return Verdict.TOO_MANY_OF_COMPANY;
    }
    return chosen < settings.maxPostings() ? Verdict.CHOSEN : Verdict.ALERT_FULL;
  }

  private static Candidate candidate(PostingHit hit) {
    String company = normalised(hit.company());
    return new Candidate(
        hit,
        ShownPostings.hash(hit.cluster()),
        company.isEmpty() ? null : company,
        normalised(hit.title()) + '\n' + company + '\n' + normalised(hit.placeName()));
  }

  private static String normalised(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
