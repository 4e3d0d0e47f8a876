package io.leadline.activities.lead;

import java.time.ZoneId;

/** What a lead looks for and how often it wants to hear, as it may change them itself. */
public record Preferences(Interest interest, ZoneId timeZone, Frequency frequency) {}
