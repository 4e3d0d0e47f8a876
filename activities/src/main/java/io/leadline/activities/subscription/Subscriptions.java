package io.leadline.activities.subscription;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where subscriptions are kept; a handful. */
public interface Subscriptions {
  /** One whose id exists stays as it is. */
  void insert(Subscription subscription);

  Optional<Subscription> find(String id);

  /** Oldest first. */
  List<Subscription> all();

  /**
   * @param why null when it is enabled
   * @return false when there is none with this id
   */
  boolean enable(String id, boolean enabled, @Nullable String why);

  /** False when there was none with this id. */
  boolean remove(String id);
}
