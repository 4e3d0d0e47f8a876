package io.leadline.activities.lead;

/**
 * An address that the lead has replaced; only its hash, so that a late bounce still suppresses it.
 *
 * @param version that it had
 * @param successor version of the address that replaced it
 */
public record FormerAddress(int version, String emailHash, int successor) {}
