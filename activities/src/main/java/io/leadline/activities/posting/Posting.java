package io.leadline.activities.posting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job advert as it stands in the index.
 *
 * @param id see {@link PostingId}
 * @param source the feed it came from; snapshot rules compare within one source
 * @param externalId the feed's own reference
 * @param descriptionText plain text, trimmed
 * @param pay as the feed words it
 * @param firstSeenAt when we saw it first; freshness counts from here because feeds carry old dates
 * @param publishedAt what the feed says; for display only
 */
public record Posting(
    String id,
    String source,
    String externalId,
    String title,
    @Nullable String company,
    String url,
    String descriptionText,
    @Nullable PostingPlace place,
    boolean remote,
    @Nullable String pay,
    @Nullable String employmentType,
    @Nullable String category,
    Instant firstSeenAt,
    @Nullable Instant publishedAt,
    @Nullable Instant expiresAt) {}
