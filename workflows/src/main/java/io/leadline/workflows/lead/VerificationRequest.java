package io.leadline.workflows.lead;

/**
 * Which verification mail to send.
 *
 * @param ordinal 1 for the first mail of the epoch, counting up with the reminder and each resend
 * @param reminder whether it is worded as the reminder
 */
public record VerificationRequest(String leadId, int epoch, int ordinal, boolean reminder) {}
