package io.leadline.workflows.lead;

import io.temporal.activity.ActivityInterface;

/** Sends the mails that ask a lead to prove the address; task queue {@code email}. */
@ActivityInterface
public interface VerificationActivities {
  /**
   * Sends one verification mail, at least once: a call whose outcome is unknown is settled later by
   * the ledger, and the same request never leads to a second mail while the first may have arrived.
   * Business outcomes are results; throttling and outages are thrown and retried by Temporal.
   */
  VerificationResult sendVerification(VerificationRequest request);
}
