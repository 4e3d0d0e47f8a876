package io.leadline.activities.alert;

import io.leadline.activities.config.Lazy;
import io.leadline.activities.posting.Pay;
import io.leadline.activities.posting.PostingHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the postings of one lead's alert from what the search of its interest found: best for
 * this lead first, nothing shown before, nothing twice, not too much of one company. Pure, and the
 * same for the same input.
 */
public final class Ranking {
  private static final Comparator<Candidate> BEST_FOR_ALL_FIRST =
      Comparator.comparingDouble((Candidate candidate) -> candidate.hit().score())
          .reversed()
          .thenComparing(candidate -> candidate.hit().id());
  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::total)
          .reversed()
          .thenComparing(scored -> scored.candidate().hit().id());

  private final AlertSettings settings;

  public Ranking(AlertSettings settings) {
    this.settings = settings;
  }

  /** What was decided about a posting. */
  public enum Verdict {
    CHOSEN("in the alert"),
    SHOWN_BEFORE("the lead has seen this job"),
    PAY_TOO_LOW("pays less than the lead expects"),
    SCORE_TOO_LOW("fits too little"),
    SAME_AS_ANOTHER("the same title, company and place is in the alert"),
    TOO_MANY_OF_COMPANY("enough of this company is in the alert"),
    ALERT_FULL("the alert is full of better ones");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * A posting and what was decided about it.
   *
   * @param affinity factor by which this lead's score differs from that of its interest
   */
  record Judged(PostingHit posting, Verdict verdict, double affinity) {}

  /**
   * A hit with what ranking derives from it, computed once for all leads of an interest; what few
   * of them ask for, only when one does.
   *
   * @param hash see {@link ShownPostings#hash}
   * @param company null when the posting names none; such postings are not limited
   * @param likeness equal for postings that a reader would take for the same
   * @param pay what is stated; empty when nothing is, or nothing that compares
   */
  record Candidate(
      PostingHit hit,
      int hash,
      @Nullable String company,
      String likeness,
      Lazy<Optional<Pay>> pay,
      Lazy<Traits> traits) {}

  /**
   * What differs between leads of one interest.
   *
   * @param least pay that the lead expects; null for any
   */
  record Reader(ShownPostings shown, Leanings leanings, @Nullable Pay least) {
    /** Has clicked nothing and takes any pay. */
    static Reader of(ShownPostings shown) {
      return new Reader(shown, Leanings.NONE, null);
    }
  }

  private record Scored(Candidate candidate, double affinity) {
    double total() {
      return candidate.hit().score() * affinity;
    }
  }

  /** Prepares hits, best first; ties by id. */
  static List<Candidate> candidates(List<PostingHit> hits) {
    return hits.stream().map(Ranking::candidate).sorted(BEST_FOR_ALL_FIRST).toList();
  }

  /** Every candidate with its verdict, best for the reader first. */
  List<Judged> judge(List<Candidate> candidates, Reader reader) {
    List<Judged> judged = new ArrayList<>(candidates.size());
    Map<String, Integer> ofCompany = new HashMap<>();
    Set<String> seen = new HashSet<>();
    int chosen = 0;
    for (Scored scored : inOrder(candidates, reader.leanings())) {
      Candidate candidate = scored.candidate();
      Verdict verdict = verdict(scored, reader, ofCompany, seen, chosen);
      if (verdict == Verdict.CHOSEN) {
        chosen++;
        seen.add(candidate.likeness());
        if (candidate.company() != null) {
          ofCompany.merge(candidate.company(), 1, Integer::sum);
        }
      }
      judged.add(new Judged(candidate.hit(), verdict, scored.affinity()));
    }
    return judged;
  }

  /** The postings of the alert; empty when there are too few for one. */
  List<PostingHit> choose(List<Candidate> candidates, Reader reader) {
    List<PostingHit> chosen =
        judge(candidates, reader).stream()
            .filter(judged -> judged.verdict() == Verdict.CHOSEN)
            .map(Judged::posting)
            .toList();
    return chosen.size() < settings.minPostings() ? List.of() : chosen;
  }

  private static List<Scored> inOrder(List<Candidate> candidates, Leanings leanings) {
    List<Scored> scored = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      double affinity = leanings.isEmpty() ? 1 : leanings.factor(candidate.traits().get());
      scored.add(new Scored(candidate, affinity));
    }
    if (!leanings.isEmpty()) {
      scored.sort(BEST_FIRST);
    }
    return scored;
  }

  private Verdict verdict(
      Scored scored, Reader reader, Map<String, Integer> ofCompany, Set<String> seen, int chosen) {
    Candidate candidate = scored.candidate();
    if (reader.shown().contains(candidate.hash())) {
      return Verdict.SHOWN_BEFORE;
    }
    Pay least = reader.least();
    if (least != null && candidate.pay().get().filter(pay -> pay.isBelow(least)).isPresent()) {
      return Verdict.PAY_TOO_LOW;
    }
    if (scored.total() < settings.minScore()) {
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
    String company = Traits.normalised(hit.company());
    return new Candidate(
        hit,
        ShownPostings.hash(hit.cluster()),
        company.isEmpty() ? null : company,
        Traits.normalised(hit.title()) + '\n' + company + '\n' + Traits.normalised(hit.placeName()),
        new Lazy<>(() -> Pay.parse(hit.pay())),
        new Lazy<>(() -> Traits.of(hit)));
  }
}
