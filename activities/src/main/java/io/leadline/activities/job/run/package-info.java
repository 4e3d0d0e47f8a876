/**
 * How a worker runs background jobs: it claims groups, runs their jobs as far as slots allow, and
 * records what became of them in bulk.
 */
@NullMarked
package io.leadline.activities.job.run;

import org.jspecify.annotations.NullMarked;
