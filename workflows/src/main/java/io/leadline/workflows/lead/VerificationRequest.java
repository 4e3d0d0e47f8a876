package io.leadline.workflows.lead;

/**
 * Which verification mail to send.
 *
 * @param ordinal 1 for the first mail of the epoch, 2 for the reminder, 3 and up for the mails that
 *     were asked for again; a step that is tried again keeps it
 * @param reminder whether it is worded as the reminder
 */
public record VerificationRequest(String leadId, int epoch, int ordinal, boolean reminder) {}
