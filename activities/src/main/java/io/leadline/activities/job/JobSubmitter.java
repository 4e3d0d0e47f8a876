package io.leadline.activities.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Hands in jobs from within the facility: steps of chains, completions of batches. */
public interface JobSubmitter {
  /** To be run as soon as possible. A job whose id exists stays as it is. */
  void submit(List<PartSubmission> jobs);

  /**
   * A job of a larger work.
   *
   * @param id decided by the caller, so that submitting again changes nothing
   * @param input JSON that the kind accepts
   */
  record PartSubmission(String id, String kind, JsonNode input, JobPart part) {}
}
