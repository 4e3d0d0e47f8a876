package io.leadline.activities.stats;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period, as {@code stats --json} prints and {@code GET /stats} answers. The field
 * names are outward; what was not asked for is null.
 *
 * @param days each day, oldest first
 * @param messages those of all days together, as in {@link DayStats}; the same of {@code
 *     providers}, {@code domains} and {@code leads}
 * @param funnel of those who signed up in the period
 * @param cohorts of the last 14 weeks, whatever the period
 */
public record StatsReport(
    LocalDate from,
    LocalDate to,
    ZoneId zone,
    @Nullable List<DayStats> days,
    @Nullable Map<String, MessageCounts> messages,
    @Nullable LeadCounts leads,
    @Nullable Map<String, MessageCounts> providers,
    @Nullable Map<String, MessageCounts> domains,
    @Nullable Funnel funnel,
    @Nullable List<Cohort> cohorts) {}
