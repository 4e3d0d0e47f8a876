package io.leadline.activities.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands in jobs from within the facility: steps of chains, completions of batches, deliveries. */
public interface JobSubmitter {
  /** To be run as soon as possible. A job whose id exists stays as it is. */
  void submit(List<PartSubmission> jobs);

  /**
   * A job, mostly of a larger work.
   *
   * @param id decided by the caller, so that submitting again changes nothing
   * @param input JSON that the kind accepts
   * @param part of that work; null for a job of its own
   */
  record PartSubmission(String id, String kind, JsonNode input, @Nullable JobPart part) {
    @Nullable String whole() {
      return part == null ? null : part.whole();
    }
  }
}
