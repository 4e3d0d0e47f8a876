package io.leadline.sandbox.provider.feed;

import java.time.LocalDate;

/**
 * One posting of the demo feed.
 *
 * @param description HTML
 * @param remote whether it may be done from anywhere in the country
 */
record DemoPosting(
    String reference,
    String title,
    String company,
    String city,
    String state,
    String postalCode,
    String category,
    String jobType,
    String salary,
    boolean remote,
    LocalDate posted,
    LocalDate expires,
    String description) {}
