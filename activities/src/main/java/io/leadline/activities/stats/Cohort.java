package io.leadline.activities.stats;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The leads that signed up for the first time in one week, and how many of them were active a
 * number of weeks after that. The field names are outward.
 *
 * @param week its Monday
 * @param active how many were active, by weeks since the sign-up; only where that time has passed
 *     for the whole week
 */
public record Cohort(LocalDate week, long signedUp, SortedMap<Integer, Long> active) {

  /** The same as shares of those who signed up, from 0 to 1. */
  @JsonProperty
  public Map<Integer, Double> retained() {
    Map<Integer, Double> shares = new TreeMap<>();
    active.forEach((weeks, count) -> shares.put(weeks, (double) count / signedUp));
    return shares;
  }
}
