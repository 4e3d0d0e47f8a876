package io.leadline.activities.message;

import org.jspecify.annotations.Nullable;

/**
 * A message as statistics read it.
 *
 * @param message without the postings that it showed
 * @param provider through which it was sent, such as {@code sendgrid}; null where that is not known
 * @param domain of its address, in lower case; null for texts, and where it is no longer known
 */
public record DatedMessage(Message message, @Nullable String provider, @Nullable String domain) {}
