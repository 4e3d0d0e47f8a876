package io.leadline.activities.posting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Remembers which postings advertise the same job, across sources and after they are closed. Every
 * method throws {@code BackendUnavailableException} when the store cannot be reached.
 */
public interface PostingClusters {

  /** Creates indexes if they are missing; changes nothing otherwise. */
  void prepare();

  /** Everything remembered under these keys, in no particular order. */
  List<ClusterTrait> traits(Collection<String> keys);

  /** Stores traits, replacing those of the same key and cluster. Safe to repeat. */
  void remember(Collection<ClusterTrait> traits, Instant at);

  /**
   * Forgets the keys that no posting has had since.
   *
   * @return how many
   */
  long forget(Instant before);
}
