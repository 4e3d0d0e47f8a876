package io.leadline.activities.alert;

import io.leadline.activities.posting.PostingFactors;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingQuery;

/**
 * A posting's score for a lead, taken apart: the product of what follows.
 *
 * @param text how well the words match, title before category and company before description
 * @param freshness halves every three days
 * @param distance 1 at the centre, a half at the edge, 1 for remote work
 * @param quality pay shown, direct employer
 * @param affinity from 1 to 2, by what the lead followed before
 */
public record Score(
    double total, double text, double freshness, double distance, double quality, double affinity) {

  static Score of(PostingHit hit, PostingQuery query, double affinity) {
    PostingFactors factors = hit.factors(query);
    return new Score(
        hit.score() * affinity,
        hit.score() / factors.product(),
        factors.freshness(),
        factors.distance(),
        factors.quality(),
        affinity);
  }
}
