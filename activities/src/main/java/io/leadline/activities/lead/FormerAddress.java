package io.leadline.activities.lead;

/**
 * An address that the lead has replaced; only its hash, so that a late bounce still suppresses it.
 *
 * @param version that it had
 */
public record FormerAddress(int version, String emailHash) {}
