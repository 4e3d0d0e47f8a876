package io.leadline.activities.posting;

/**
 * What is remembered of a cluster: that a posting of it had this key and this text.
 *
 * @param key see {@link Likeness}: of a page or of a job
 * @param cluster its id
 */
public record ClusterTrait(String key, String cluster, TextSketch text) {
  boolean fits(Likeness likeness) {
    return key.equals(likeness.page())
        || (key.equals(likeness.job()) && text.isLike(likeness.text()));
  }
}
