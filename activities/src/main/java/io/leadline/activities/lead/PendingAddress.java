package io.leadline.activities.lead;

import java.time.Instant;

/**
 * An address that is to replace the one in use, once it is proved.
 *
 * @param version that the address has when it is adopted
 */
public record PendingAddress(String email, String emailHash, int version, Instant requestedAt) {}
