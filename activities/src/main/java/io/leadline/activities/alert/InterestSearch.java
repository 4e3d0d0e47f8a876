package io.leadline.activities.alert;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.posting.Pay;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds and chooses postings for many leads with one search per distinct interest. Belongs to one
 * run: what the pass before found is kept, because a pass may end in the middle of an interest.
 */
final class InterestSearch {
  /** Fetching hits costs more than finding them; this many feed an alert for three days. */
  private static final int HITS = 30;

  /** How far a second search looks for leads that have seen all of the first. */
  private static final int MORE_HITS = 150;

  /** Repeats are left out of what was fetched, so that an answer below its limit may be cut too. */
  private static final int MAY_BE_CUT = HITS / 2;

  private static final int QUERIES_PER_BATCH = 100;

  private final PostingIndex index;
  private final Ranking ranking;
  private final Instant judgedAt;
  private Map<String, List<Ranking.Candidate>> previous = Map.of();

  InterestSearch(PostingIndex index, Ranking ranking, Instant judgedAt) {
    this.index = index;
    this.ranking = ranking;
    this.judgedAt = judgedAt;
  }

  /**
   * What a lead would be sent.
   *
   * @param found how many postings fit the interest, as far as the search looked
   */
  record Choice(int found, List<PostingHit> chosen) {
    static final Choice NOTHING = new Choice(0, List.of());
  }

  /** A choice for every state, by its id. */
  Map<String, Choice> choose(Collection<AlertState> states) {
    Map<String, List<Ranking.Candidate>> found = search(states, HITS, previous);
    Map<String, Choice> choices = new HashMap<>();
    List<AlertState> starved = new ArrayList<>();
    for (AlertState state : states) {
      List<Ranking.Candidate> candidates = found.getOrDefault(state.interestHash(), List.of());
      Choice choice = choice(state, candidates);
      choices.put(state.id(), choice);
      if (choice.chosen().isEmpty() && candidates.size() >= MAY_BE_CUT) {
        starved.add(state);
      }
    }
    Map<String, List<Ranking.Candidate>> more = search(starved, MORE_HITS, Map.of());
    for (AlertState state : starved) {
      choices.put(state.id(), choice(state, more.getOrDefault(state.interestHash(), List.of())));
    }
    previous = found;
    return choices;
  }

  /** Everything found for a state, best first, each with its verdict. */
  List<Ranking.Judged> explain(AlertState state) {
    List<Ranking.Candidate> candidates =
        search(List.of(state), HITS, Map.of()).getOrDefault(state.interestHash(), List.of());
    if (candidates.size() >= MAY_BE_CUT && ranking.choose(candidates, reader(state)).isEmpty()) {
      candidates =
          search(List.of(state), MORE_HITS, Map.of()).getOrDefault(state.interestHash(), List.of());
    }
    return ranking.judge(candidates, reader(state));
  }

  /** What an interest asks the index. */
  static PostingQuery query(Interest interest, Instant judgedAt) {
    return new PostingQuery(
        interest.query(), interest.centre(), interest.radiusKm(), interest.remoteOnly(), judgedAt);
  }

  private Choice choice(AlertState state, List<Ranking.Candidate> candidates) {
    return new Choice(candidates.size(), ranking.choose(candidates, reader(state)));
  }

  private Ranking.Reader reader(AlertState state) {
    return new Ranking.Reader(
        state.shown(),
        state.affinity().at(judgedAt),
        Pay.parse(state.interest().minPay()).orElse(null));
  }

  private Map<String, List<Ranking.Candidate>> search(
      Collection<AlertState> states, int hits, Map<String, List<Ranking.Candidate>> known) {
    Map<String, List<Ranking.Candidate>> found = new HashMap<>();
    Map<String, PostingQuery> wanted = new LinkedHashMap<>();
    for (AlertState state : states) {
      List<Ranking.Candidate> before = known.get(state.interestHash());
      if (before != null) {
        found.put(state.interestHash(), before);
      } else {
        wanted.computeIfAbsent(state.interestHash(), hash -> query(state.interest(), judgedAt));
      }
    }
    List<String> hashes = List.copyOf(wanted.keySet());
    List<PostingQuery> queries = List.copyOf(wanted.values());
    for (int from = 0; from < hashes.size(); from += QUERIES_PER_BATCH) {
      int to = Math.min(hashes.size(), from + QUERIES_PER_BATCH);
      List<List<PostingHit>> answers = index.searchAll(queries.subList(from, to), hits);
      for (int i = from; i < to; i++) {
        found.put(hashes.get(i), Ranking.candidates(answers.get(i - from)));
      }
    }
    return found;
  }
}
