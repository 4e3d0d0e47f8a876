package io.leadline.activities.alert;

import java.util.List;

/** The alert slots of a lead and what became of each, for its timeline. */
public interface SlotOutcomes {
  /** The newest slots of the lead that have an outcome, about 90 per channel, oldest first. */
  List<SlotOutcome> outcomes(String leadId);
}
