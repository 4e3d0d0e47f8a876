package io.leadline.activities.job;

/**
 * What larger work a job is a part of.
 *
 * @param whole {@code batch:<id>} or {@code chain:<id>}, as its workflow is called
 * @param number of the item in its batch, or of the step in its chain, from 0
 */
public record JobPart(String whole, int number) {}
