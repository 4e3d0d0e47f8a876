package io.leadline.activities.job;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of jobs that there are, by name. */
public final class JobKinds {
  private final Map<String, JobKind> byName = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException for a name that stands twice
   */
  public JobKinds(Collection<JobKind> kinds) {
    for (JobKind kind : kinds) {
      if (byName.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException("the kind " + kind.name() + " stands twice");
      }
    }
  }

  public Optional<JobKind> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** In the order of the catalogue. */
  public Collection<JobKind> all() {
    return Collections.unmodifiableCollection(byName.values());
  }
}
