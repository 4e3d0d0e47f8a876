/**
 * Background jobs: what a job is, its record and states, how work is accepted, run in groups and
 * recorded. Jobs themselves live in the package of their feature.
 */
@NullMarked
package io.leadline.activities.job;

import org.jspecify.annotations.NullMarked;
