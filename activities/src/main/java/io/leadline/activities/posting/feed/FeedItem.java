package io.leadline.activities.posting.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item as a feed reader hands it over, whatever the format: cleaned text, places still in
 * words.
 *
 * @param reference the feed's own name for the item
 * @param description plain text
 */
public record FeedItem(
    String reference,
    String title,
    String url,
    String description,
    @Nullable String company,
    @Nullable String city,
    @Nullable String region,
    @Nullable String country,
    @Nullable String postalCode,
    boolean remote,
    @Nullable String pay,
    @Nullable String employmentType,
    @Nullable String category,
    @Nullable Instant publishedAt,
    @Nullable Instant expiresAt) {}
