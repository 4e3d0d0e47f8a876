/** Batches of background jobs: many items of one kind, each with its own state. */
@NullMarked
package io.leadline.activities.job.batch;

import org.jspecify.annotations.NullMarked;
