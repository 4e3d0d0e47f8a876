package io.leadline.activities.lead;

import io.leadline.activities.message.Draft;
import io.leadline.workflows.lead.VerificationRequest;

/** Composes the mail that asks a lead to prove its address. */
@FunctionalInterface
public interface VerificationMail {
  /** The mail of that request; the same request gives the same send id. */
  Draft draft(Lead lead, VerificationRequest request);
}
