package io.leadline.activities.posting;

import java.util.List;

/** What became of one bulk write: those that are stored, and each that was refused with why. */
public record BulkOutcome(int stored, List<Refusal> refused) {
  public BulkOutcome {
    refused = List.copyOf(refused);
  }

  /** One posting that the index will not take, however often it is sent. */
  public record Refusal(String id, String why) {}
}
